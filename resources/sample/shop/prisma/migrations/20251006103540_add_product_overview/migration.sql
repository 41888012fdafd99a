CREATE VIEW "product_overview" AS
SELECT p."id", p."sku", p."name", p."price", c."name" AS "category",
       coalesce(s."on_hand", 0) AS "on_hand",
       r."rating", coalesce(r."reviews", 0) AS "reviews"
FROM "products" p
JOIN "categories" c ON c."id" = p."category_id"
LEFT JOIN (SELECT "product_id", sum("on_hand") AS "on_hand" FROM "stock_levels" GROUP BY "product_id") s
       ON s."product_id" = p."id"
LEFT JOIN (SELECT "product_id", round(avg("rating"), 1) AS "rating", count(*) AS "reviews"
           FROM "reviews" GROUP BY "product_id") r
       ON r."product_id" = p."id";

COMMENT ON VIEW "product_overview" IS 'One row a product, with stock and rating; the catalogue page reads it.';
