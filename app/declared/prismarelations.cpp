// SPDX-License-Identifier: GPL-3.0-or-later

// Relations: foreign keys, and the tables that many-to-many relations imply. Prisma's documentation, "Referential
// actions" and "Many-to-many relations".

#include "app/declared/prismawriter.h"
#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = PrismaValue::Kind;

/// "SetNull" is SET NULL.
QByteArray actionSql(const QString &word)
{
    QByteArray sql;
    for (const QChar letter : word) {
        if (letter.isUpper() && !sql.isEmpty())
            sql += ' ';
        sql += letter.toUpper().toLatin1();
    }
    return sql;
}

QString relationName(const PrismaField &field)
{
    const PrismaAttribute *relation = field.attribute("relation"_L1);
    return relation ? relation->value("name"_L1, 0).text : QString();
}

bool hasFields(const PrismaField &field)
{
    const PrismaAttribute *relation = field.attribute("relation"_L1);
    return relation && relation->value("fields"_L1).kind != Kind::Nothing;
}

/// The other end of a many-to-many relation; null where it is another kind of relation.
const PrismaField *otherEnd(const PrismaBlock &block, const PrismaField &field, const PrismaBlock &other)
{
    const auto isOther = [&](const PrismaField &one) {
        return one.isList && one.type == block.name && !hasFields(one) && relationName(one) == relationName(field)
            && &one != &field;
    };
    const auto found = std::ranges::find_if(other.fields, isOther);
    return found == other.fields.end() ? nullptr : &*found;
}

/// The one field that a row is known by; null where it takes several.
const PrismaField *keyOf(const PrismaBlock &block)
{
    const auto isKey = [](const PrismaField &one) { return one.attribute("id"_L1) || one.attribute("unique"_L1); };
    const auto id = std::ranges::find_if(block.fields, [](const PrismaField &one) { return one.attribute("id"_L1); });
    const auto found = id == block.fields.end() ? std::ranges::find_if(block.fields, isKey) : id;
    return found == block.fields.end() ? nullptr : &*found;
}

/// Without what makes it count by itself.
QByteArray keyType(const PrismaSchema &schema, PrismaField key)
{
    std::erase_if(key.attributes, [](const PrismaAttribute &one) { return one.name == "default"_L1; });
    return columnType(schema, key);
}

}  // namespace

void PrismaWriter::writeRelation(const PrismaBlock &block, const PrismaField &field)
{
    const PrismaBlock *other = m_schema.find("model"_L1, field.type);
    if (!other)
        return;
    if (hasFields(field))
        writeForeignKey(block, field, *field.attribute("relation"_L1));
    else if (field.isList && isJoinWrittenHere(block, field))
        writeJoinTable(block, field);
}

void PrismaWriter::writeForeignKey(const PrismaBlock &block, const PrismaField &field, const PrismaAttribute &relation)
{
    if (!m_model.hasForeignKeys)
        return;
    const PrismaBlock &other = *m_schema.find("model"_L1, field.type);
    const PrismaValue &fields = relation.value("fields"_L1);
    const auto isRequired = [&](const PrismaArgument &one) {
        const PrismaField *column = block.field(one.value.text);
        return column && !column->isOptional;
    };
    const bool mustBe = std::ranges::any_of(fields.items, isRequired) || !field.isOptional;
    const QString onDelete = relation.value("onDelete"_L1).text;
    const QString onUpdate = relation.value("onUpdate"_L1).text;
    const ObjectName table = mappedName(block);
    const QStringList columns = mappedNames(block, fields);
    const QString map = relation.value("map"_L1).text;
    const QString name = map.isEmpty() ? prismaConstraintName(table.name, columns, "fkey"_L1) : map;
    m_sql.add("ALTER TABLE " + quotedName(table) + " ADD CONSTRAINT " + quotedIdentifier(name) + " FOREIGN KEY ("
                  + quotedNames(columns) + ") REFERENCES " + quotedName(mappedName(other)) + " ("
                  + quotedNames(mappedNames(other, relation.value("references"_L1))) + ") ON DELETE "
                  + (onDelete.isEmpty() ? QByteArray(mustBe ? "RESTRICT" : "SET NULL") : actionSql(onDelete))
                  + " ON UPDATE " + (onUpdate.isEmpty() ? QByteArray("CASCADE") : actionSql(onUpdate)),
              relation.place, table);
}

/// Both ends say it; it is written once, where the first of them by model and then by line stands.
bool PrismaWriter::isJoinWrittenHere(const PrismaBlock &block, const PrismaField &field) const
{
    const PrismaBlock &other = *m_schema.find("model"_L1, field.type);
    const PrismaField *end = otherEnd(block, field, other);
    if (!end)
        return false;
    return &other == &block ? &field < end : block.name < other.name;
}

void PrismaWriter::writeJoinTable(const PrismaBlock &block, const PrismaField &field)
{
    const PrismaBlock &other = *m_schema.find("model"_L1, field.type);
    const QString relation = relationName(field);
    const QString name = relation.isEmpty() ? block.name + u"To"_s + other.name : relation;
    const ObjectName table{mappedName(block).schema, u'_' + name};
    const PrismaField *keys[] = {keyOf(block), keyOf(other)};
    const ObjectName targets[] = {mappedName(block), mappedName(other)};
    m_model.joinTables.insert(table);
    m_sql.add("CREATE TABLE " + quotedName(table) + " ()", field.place, table);
    if (!keys[0] || !keys[1] || block.isBroken || other.isBroken) {
        m_model.unsaid.insert(table);
        return;
    }
    const QByteArray alter = "ALTER TABLE " + quotedName(table);
    for (const int end : {0, 1})
        m_sql.add(alter + " ADD COLUMN " + (end == 0 ? "\"A\" " : "\"B\" ") + keyType(m_schema, *keys[end])
                      + " NOT NULL",
                  field.place, table);
    const auto named = [&table](const QString &rest) { return quotedIdentifier(table.name + rest); };
    m_sql.add(alter + " ADD CONSTRAINT " + named(u"_AB_pkey"_s) + " PRIMARY KEY (\"A\", \"B\")", field.place, table);
    m_sql.add("CREATE INDEX " + named(u"_B_index"_s) + " ON " + quotedName(table) + " (\"B\")", field.place, table);
    for (const int end : {0, 1}) {
        const QString letter(end == 0 ? u'A' : u'B');
        if (m_model.hasForeignKeys)
            m_sql.add(alter + " ADD CONSTRAINT " + named(u'_' + letter + u"_fkey"_s) + " FOREIGN KEY ("
                          + quotedNames({letter}) + ") REFERENCES " + quotedName(targets[end]) + " ("
                          + quotedNames({mappedName(*keys[end])}) + ") ON DELETE CASCADE ON UPDATE CASCADE",
                      field.place, table);
    }
}

}  // namespace lockstep
