-- AlterTable
ALTER TABLE "customers" ADD COLUMN "wants_newsletter" BOOLEAN NOT NULL DEFAULT false;
