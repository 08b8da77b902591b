-- How many leaves the tree had when a key took over from the one before, which alone vouches for none beyond them. Bound to the
-- wrapped secret: whoever alters it makes the key unreadable. Null for a key that was made before this.
alter table vault.signing_key add column since_size bigint;
