-- The dashboard reads the orders themselves now. Customers' codes in the old shop move to a table of their own.
CREATE TABLE "customer_legacy_codes" (
    "customer_id" BIGINT NOT NULL,
    "legacy_code" TEXT NOT NULL,

    CONSTRAINT "customer_legacy_codes_pkey" PRIMARY KEY ("customer_id"),
    CONSTRAINT "customer_legacy_codes_customer_id_fkey"
        FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

INSERT INTO "customer_legacy_codes" ("customer_id", "legacy_code")
SELECT "id", "legacy_code" FROM "customers" WHERE "legacy_code" IS NOT NULL;

ALTER TABLE "customers" DROP COLUMN "legacy_code";

DROP TABLE "report_cache_monthly";

DROP TABLE "report_cache_customers";
