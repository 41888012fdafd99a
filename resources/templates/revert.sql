-- Reverts {name}.
--
-- Schema: undo the migration's statements, the last one first.

-- Data: put back what the migration changed or moved. What cannot be put back is named here, with where a copy is kept.

-- Verification: statements that fail where the revert is not complete, such as
--   DO $$ BEGIN ASSERT to_regclass('public.new_table') IS NULL, 'new_table is still there'; END $$;

