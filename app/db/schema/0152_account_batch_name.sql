CREATE OR REPLACE VIEW account_batch_name AS SELECT b.id, u.name FROM account_batch b JOIN unit u ON u.id = b.unit
