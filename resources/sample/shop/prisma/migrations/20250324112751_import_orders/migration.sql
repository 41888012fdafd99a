-- The first quarter's orders, from the old shop.
INSERT INTO "orders" ("customer_id", "address_id", "status", "placed_at", "created_at", "updated_at")
SELECT a."customer_id",
       a."id",
       (ARRAY['delivered', 'delivered', 'delivered', 'shipped', 'paid', 'placed', 'cancelled']::"order_status"[])[1 + n % 7],
       '2025-01-02 07:30+00'::timestamptz + n * interval '23 minutes',
       '2025-01-02 07:10+00'::timestamptz + n * interval '23 minutes',
       '2025-01-03 07:10+00'::timestamptz + n * interval '23 minutes'
FROM generate_series(1, 4800) AS n
JOIN "addresses" a ON a."id" = 1 + n * 17 % 2500;

INSERT INTO "order_items" ("order_id", "position", "product_id", "quantity", "unit_price")
SELECT o."id", line, p."id", 1 + (o."id" + line) % 4, p."price"
FROM "orders" o
CROSS JOIN LATERAL generate_series(1, 1 + (o."id" % 3)::int) AS line
JOIN "products" p ON p."id" = 1 + (o."id" * 31 + line * 7) % 600;

UPDATE "orders" o
SET "total" = lines."total"
FROM (SELECT "order_id", sum("quantity" * "unit_price") AS "total" FROM "order_items" GROUP BY "order_id") AS lines
WHERE lines."order_id" = o."id";

INSERT INTO "payments" ("order_id", "method", "amount", "reference", "paid_at")
SELECT o."id",
       (ARRAY['card', 'card', 'paypal', 'transfer']::"payment_method"[])[1 + o."id" % 4],
       o."total",
       'PAY-' || upper(substr(md5(o."id"::text), 1, 10)),
       o."placed_at" + interval '11 minutes'
FROM "orders" o
WHERE o."status" IN ('paid', 'shipped', 'delivered');
