// SPDX-License-Identifier: GPL-3.0-or-later

// @default(…): what of it the database knows. Prisma's documentation, "Prisma schema reference", attribute functions.

#include "app/declared/prismawriter.h"
#include "app/sql/quoting.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = PrismaValue::Kind;

/// The value's name in the database where the field is of an enum.
QString enumValue(const PrismaSchema &schema, const PrismaField &field, const QString &word)
{
    const PrismaBlock *named = schema.find("enum"_L1, field.type);
    const PrismaField *value = named ? named->field(word) : nullptr;
    return value ? mappedName(*value) : word;
}

QByteArray literal(const PrismaSchema &schema, const PrismaField &field, const PrismaValue &value)
{
    if (value.kind == Kind::Number)
        return value.text.toUtf8();
    if (value.kind == Kind::Word && field.type == "Boolean"_L1)
        return value.text.toUtf8();
    return quotedLiteral(value.kind == Kind::Word ? enumValue(schema, field, value.text) : value.text);
}

QByteArray listLiteral(const PrismaSchema &schema, const PrismaField &field, const PrismaValue &list)
{
    QByteArrayList items;
    for (const PrismaArgument &item : list.items)
        items << literal(schema, field, item.value);
    return "ARRAY[" + items.join(", ") + "]::" + columnType(schema, field) + "[]";
}

/// A time or bytes are written by Prisma in a form of its own.
bool isRewritten(const PrismaField &field)
{
    return field.type == "DateTime"_L1 || field.type == "Bytes"_L1 || field.isUnsupported;
}

PrismaColumnDefault calledDefault(const PrismaValue &call)
{
    if (call.text == "autoincrement"_L1)
        return {};  // the type says it: SERIAL
    if (call.text == "now"_L1)
        return {"CURRENT_TIMESTAMP", DefaultBy::Client};
    if (call.text == "dbgenerated"_L1) {
        const QByteArray sql = call.items.empty() ? QByteArray() : call.items.front().value.text.toUtf8();
        return {sql, sql.trimmed().isEmpty() ? DefaultBy::Somebody : DefaultBy::Database};
    }
    return {{}, DefaultBy::ClientAlone};  // uuid(), cuid(), nanoid(), ulid(): the client makes it
}

}  // namespace

PrismaColumnDefault columnDefault(const PrismaSchema &schema, const PrismaField &field)
{
    const PrismaAttribute *written = field.attribute("default"_L1);
    if (!written)
        return {{}, field.attribute("updatedAt"_L1) ? DefaultBy::ClientAlone : DefaultBy::Database};
    const PrismaValue &value = written->value("value"_L1, 0);
    if (value.kind == Kind::Call)
        return calledDefault(value);
    const DefaultBy by = isRewritten(field) ? DefaultBy::Somebody : DefaultBy::Client;
    if (value.kind == Kind::List)
        return {listLiteral(schema, field, value), by};
    return {literal(schema, field, value), by};
}

}  // namespace lockstep
