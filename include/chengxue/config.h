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
    unsigned char key[32];   /* the file HOME/secret/key, from which all keys are derived (see crypto.h) */
};

/* The configuration; the first call reads it and ends the process with a clear line when a file is unreadable. */
const struct config *config(void);

/* name as a path below home, kept for good; the same name gives the same text. */
const char *config_path(const char *name);

#endif
