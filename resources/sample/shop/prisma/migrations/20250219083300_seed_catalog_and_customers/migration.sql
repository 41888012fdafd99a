-- Carries the old shop's catalogue and customers over.
INSERT INTO "categories" ("slug", "name") VALUES
    ('garden', 'Garden'), ('kitchen', 'Kitchen'), ('bath', 'Bath'), ('office', 'Office'), ('toys', 'Toys');

INSERT INTO "categories" ("parent_id", "slug", "name")
SELECT c."id", c."slug" || '-' || kind, initcap(kind) || ' for the ' || lower(c."name")
FROM "categories" c CROSS JOIN unnest(ARRAY['tools', 'gifts', 'storage']) AS kind
WHERE c."parent_id" IS NULL;

INSERT INTO "products" ("category_id", "sku", "name", "price", "created_at")
SELECT 1 + n % 20,
       'SKU-' || lpad(n::text, 5, '0'),
       (ARRAY['Oak', 'Steel', 'Linen', 'Copper', 'Glass', 'Bamboo'])[1 + n % 6] || ' '
           || (ARRAY['basket', 'lamp', 'bowl', 'shelf', 'brush', 'box', 'tray'])[1 + n % 7],
       round((4.9 + (n * 37 % 900) / 7.0)::numeric, 2),
       '2024-11-02 09:00+00'::timestamptz + n * interval '37 minutes'
FROM generate_series(1, 600) AS n;

INSERT INTO "customers" ("email", "full_name", "phone", "legacy_code", "created_at")
SELECT 'customer' || n || '@example.org',
       (ARRAY['Ada', 'Grace', 'Edsger', 'Barbara', 'Niklaus', 'Radia', 'Jean', 'Alan'])[1 + n % 8] || ' '
           || (ARRAY['Weber', 'Okafor', 'Lindgren', 'Moreau', 'Novak', 'Silva', 'Haddad'])[1 + n % 7],
       CASE WHEN n % 3 = 0 THEN '+49 30 ' || (100000 + n * 7919 % 899999) END,
       CASE WHEN n <= 1800 THEN 'OLD-' || lpad(n::text, 6, '0') END,
       '2023-05-01 08:00+00'::timestamptz + n * interval '5 hours'
FROM generate_series(1, 2500) AS n;

INSERT INTO "addresses" ("customer_id", "street", "postal_code", "city", "is_default")
SELECT c."id",
       (ARRAY['Lindenweg', 'Hafenstraße', 'Am Markt', 'Schulgasse'])[1 + c."id" % 4] || ' ' || 1 + c."id" % 120,
       lpad((10000 + c."id" * 13 % 89999)::text, 5, '0'),
       (ARRAY['Berlin', 'Köln', 'Leipzig', 'Hamburg', 'Freiburg'])[1 + c."id" % 5],
       true
FROM "customers" c;
