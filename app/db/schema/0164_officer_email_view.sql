CREATE OR REPLACE VIEW officer_email AS
SELECT id, email FROM officer WHERE email IS NOT NULL AND email_wanted = 1 AND left_on IS NULL
