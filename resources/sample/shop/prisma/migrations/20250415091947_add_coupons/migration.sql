-- CreateTable
CREATE TABLE "coupons" (
    "code" TEXT NOT NULL,
    "percent_off" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,

    CONSTRAINT "coupons_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "coupons_percent_off_check" CHECK ("percent_off" BETWEEN 1 AND 90)
);

-- AlterTable
ALTER TABLE "orders" ADD COLUMN "coupon_code" TEXT;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_coupon_code_fkey"
    FOREIGN KEY ("coupon_code") REFERENCES "coupons"("code") ON DELETE SET NULL ON UPDATE CASCADE;

INSERT INTO "coupons" ("code", "percent_off", "valid_from", "valid_until") VALUES
    ('SPRING25', 10, '2025-03-20', '2025-05-31'),
    ('WELCOME', 5, '2025-01-01', '2026-12-31'),
    ('GARDENDAY', 20, '2025-06-08', '2025-06-08');
