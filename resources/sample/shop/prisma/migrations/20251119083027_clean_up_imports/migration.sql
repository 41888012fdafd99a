-- What the import of March left behind.
DROP TABLE "order_archive";

TRUNCATE TABLE "import_log";

DO $$
DECLARE
    leftover text;
BEGIN
    FOR leftover IN
        SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'import\_staging%'
    LOOP
        EXECUTE format('DROP TABLE %I', leftover);
    END LOOP;
    EXECUTE 'DROP TABLE IF EXISTS import_rejects';
END;
$$;

DELETE FROM "coupons" WHERE "valid_until" < '2025-07-01';
