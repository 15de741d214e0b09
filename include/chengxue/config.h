/*
 * Where things are, read once from the environment. app/run sets it; each has the default named here.
 */
#ifndef CHENGXUE_CONFIG_H
#define CHENGXUE_CONFIG_H

struct config {
    const char *home;      /* CHENGXUE_HOME, default "var": data, sockets, logs, secrets */
    const char *templates; /* CHENGXUE_TEMPLATES, default "templates" */
    const char *bank;      /* CHENGXUE_BANK, default "question-bank" */
    const char *assets;    /* CHENGXUE_ASSETS, default "/assets/dev": URL prefix of the static files, by content hash */
    const char *db_hosts;  /* CHENGXUE_DB_HOSTS, default "": hosts of a cluster, comma between; else the socket */
    const char *db_socket; /* CHENGXUE_DB_SOCKET, default HOME/run/db.sock */
    const char *db_name;   /* CHENGXUE_DB_NAME, default "chengxue" */
    const char *db_user;   /* CHENGXUE_DB_USER, default "chengxue": the workers' user, least privilege */
    const char *db_password; /* first line of the file CHENGXUE_DB_PASSWORD_FILE, default HOME/secret/db-password */
    const char *site_url; /* CHENGXUE_SITE_URL, default "": where people reach the site, without a slash at the end */
    const char *smtp_url; /* CHENGXUE_SMTP_URL, default "": smtp://host:port or smtps://host:port; "" sends no e-mail */
    const char *smtp_from;                 /* CHENGXUE_SMTP_FROM, default "": the address that e-mail comes from */
    const char *smtp_user, *smtp_password; /* first and second line of HOME/secret/smtp; NULL without that file */
    const char *hook_url;  /* CHENGXUE_HOOK_URL, default "": who passes notices on to telephones; "" for nobody */
    const char *hook_key;  /* first line of HOME/secret/hook, which signs what is sent there; NULL without a hook_url */
    unsigned char key[32]; /* the file HOME/secret/key, from which all keys are derived (see crypto.h) */
};

/*
 * The configuration; the first call reads it and ends the process with a clear line when a file is unreadable, or a
 * secret of the ways out (smtp, hook) may be read by others than its owner.
 */
const struct config *config(void);

/* name as a path below home, kept for good; the same name gives the same text. */
const char *config_path(const char *name);

#endif
