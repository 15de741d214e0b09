CREATE OR REPLACE VIEW bank_domain AS SELECT code, name, position FROM domain
