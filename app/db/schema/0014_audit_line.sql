CREATE OR REPLACE VIEW audit_line AS
SELECT id, at, actor, origin, action, object_kind, object, detail FROM audit
