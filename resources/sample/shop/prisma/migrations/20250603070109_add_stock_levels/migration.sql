-- CreateTable
CREATE TABLE "stock_levels" (
    "product_id" BIGINT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("product_id", "warehouse"),
    CONSTRAINT "stock_levels_on_hand_check" CHECK ("on_hand" >= 0)
);

-- AddForeignKey
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_product_id_fkey"
    FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "stock_levels" ("product_id", "warehouse", "on_hand", "reserved", "counted_at")
SELECT p."id", warehouse, (p."id" * 53 % 240)::int, (p."id" % 9)::int, '2025-05-31 18:00+00'
FROM "products" p CROSS JOIN unnest(ARRAY['Leipzig', 'Köln']) AS warehouse;
