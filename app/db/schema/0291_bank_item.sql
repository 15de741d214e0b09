CREATE OR REPLACE VIEW bank_item AS SELECT id, code, state, version FROM item
