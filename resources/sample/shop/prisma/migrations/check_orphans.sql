-- Run by hand after an import: orders without a line, and lines whose product is gone.
SELECT o."id" FROM "orders" o LEFT JOIN "order_items" i ON i."order_id" = o."id" WHERE i."order_id" IS NULL;

SELECT i."order_id", i."position"
FROM "order_items" i LEFT JOIN "products" p ON p."id" = i."product_id"
WHERE p."id" IS NULL;
