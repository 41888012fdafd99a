-- Monthly figures, kept because the dashboard was slow.
CREATE TABLE "report_cache_monthly" (
    "month" DATE NOT NULL,
    "category_id" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue" NUMERIC(14,2) NOT NULL,

    CONSTRAINT "report_cache_monthly_pkey" PRIMARY KEY ("month", "category_id")
);

CREATE TABLE "report_cache_customers" (
    "customer_id" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue" NUMERIC(14,2) NOT NULL,

    CONSTRAINT "report_cache_customers_pkey" PRIMARY KEY ("customer_id")
);

INSERT INTO "report_cache_monthly" ("month", "category_id", "orders", "revenue")
SELECT date_trunc('month', o."placed_at")::date, p."category_id", count(DISTINCT o."id"), sum(i."quantity" * i."unit_price")
FROM "orders" o
JOIN "order_items" i ON i."order_id" = o."id"
JOIN "products" p ON p."id" = i."product_id"
WHERE o."status" <> 'cancelled'
GROUP BY 1, 2;

INSERT INTO "report_cache_customers" ("customer_id", "orders", "revenue")
SELECT "customer_id", count(*), sum("total") FROM "orders" WHERE "status" <> 'cancelled' GROUP BY "customer_id";
