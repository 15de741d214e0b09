ALTER TABLE known_address ADD KEY IF NOT EXISTS known_address_at (at)
