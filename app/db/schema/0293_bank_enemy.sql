CREATE OR REPLACE VIEW bank_enemy AS SELECT item, enemy FROM item_enemy
