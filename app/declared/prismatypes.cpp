// SPDX-License-Identifier: GPL-3.0-or-later

// Which type of PostgreSQL a field gets: Prisma's documentation, "PostgreSQL data model" and "Native type mappings".

#include "app/declared/prismawriter.h"

#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView prisma;
    const char *sql;
};

constexpr std::array scalars{
    Row{"String"_L1, "TEXT"},   Row{"Boolean"_L1, "BOOLEAN"},        Row{"Int"_L1, "INTEGER"},
    Row{"BigInt"_L1, "BIGINT"}, Row{"Float"_L1, "DOUBLE PRECISION"}, Row{"Decimal"_L1, "DECIMAL(65,30)"},
    Row{"Json"_L1, "JSONB"},    Row{"DateTime"_L1, "TIMESTAMP(3)"},  Row{"Bytes"_L1, "BYTEA"},
};

/// Those whose SQL is another word than their own in upper case.
constexpr std::array natives{
    Row{"DoublePrecision"_L1, "DOUBLE PRECISION"},
    Row{"ByteA"_L1, "BYTEA"},
    Row{"JsonB"_L1, "JSONB"},
};

QByteArray nativeType(const PrismaAttribute &native)
{
    const QString name = native.name.section(u'.', -1);
    QByteArray sql = name.toUpper().toUtf8();
    for (const Row &row : natives) {
        if (name == row.prisma)
            sql = row.sql;
    }
    QByteArrayList modifiers;
    for (const PrismaArgument &one : native.arguments)
        modifiers << one.value.text.toUtf8();
    return modifiers.isEmpty() ? sql : sql + '(' + modifiers.join(", ") + ')';
}

bool isCounted(const PrismaField &field)
{
    const PrismaAttribute *written = field.attribute("default"_L1);
    return written && written->value("value"_L1, 0).isCall("autoincrement"_L1);
}

QByteArray serialOf(const QByteArray &type)
{
    return type == "BIGINT" ? "BIGSERIAL" : type == "SMALLINT" ? "SMALLSERIAL" : "SERIAL";
}

}  // namespace

QByteArray columnType(const PrismaSchema &schema, const PrismaField &field)
{
    if (field.isUnsupported)
        return field.type.toUtf8();
    if (const PrismaBlock *named = schema.find("enum"_L1, field.type))
        return quotedName(mappedName(*named));
    QByteArray sql;
    for (const Row &row : scalars) {
        if (field.type == row.prisma)
            sql = row.sql;
    }
    const PrismaAttribute *native = field.nativeType();
    if (!sql.isEmpty() && native)
        sql = nativeType(*native);
    return isCounted(field) ? serialOf(sql) : sql;
}

}  // namespace lockstep
