// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/prismawriter.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = PrismaValue::Kind;

/// JsonbPathOps is jsonb_path_ops.
QByteArray operatorClass(const PrismaValue &ops)
{
    if (ops.isCall("raw"_L1))
        return ops.items.empty() ? QByteArray() : ops.items.front().value.text.toUtf8();
    static const QRegularExpression hump(u"([a-z0-9])([A-Z])"_s);
    return QString(ops.text).replace(hump, u"\\1_\\2"_s).toLower().toUtf8();
}

QByteArray methodOf(const PrismaAttribute &attribute)
{
    const QString type = attribute.value("type"_L1).text;
    return type.isEmpty() ? QByteArray() : " USING " + type.toLower().toUtf8();
}

QString chosenName(const PrismaAttribute &attribute, bool isIndex)
{
    const QString map = attribute.value("map"_L1).text;
    // A name is the client's word for a key, and the old word for a map on an index.
    return map.isEmpty() && isIndex ? attribute.value("name"_L1).text : map;
}

}  // namespace

void PrismaWriter::write()
{
    writeSchemas();
    for (const PrismaBlock &block : m_schema.blocks) {
        if (block.keyword == "enum"_L1)
            writeEnum(block);
    }
    for (const PrismaBlock &block : m_schema.blocks) {
        if (block.keyword == "model"_L1)
            writeTable(block);
    }
    for (const PrismaBlock &block : m_schema.blocks) {
        for (const PrismaField &field : block.fields) {
            if (block.keyword == "model"_L1)
                writeRelation(block, field);
        }
    }
    m_sql.replayInto(m_model);
}

void PrismaWriter::writeSchemas()
{
    const PrismaBlock *datasource = m_schema.datasource();
    const PrismaField *schemas = datasource ? datasource->field(u"schemas"_s) : nullptr;
    const PrismaField *mode = datasource ? datasource->field(u"relationMode"_s) : nullptr;
    m_model.hasForeignKeys = !mode || mode->setting.text != "prisma"_L1;
    if (schemas) {
        for (const PrismaArgument &one : schemas->setting.items)
            m_model.schemas << one.value.text;
    }
    if (m_model.schemas.isEmpty())
        m_model.schemas << u"public"_s;
    for (const QString &schema : std::as_const(m_model.schemas)) {
        if (schema != "public"_L1)
            m_sql.add("CREATE SCHEMA " + quotedIdentifier(schema), schemas ? schemas->place : DeclaredPlace{});
    }
}

void PrismaWriter::writeEnum(const PrismaBlock &block)
{
    QByteArrayList values;
    for (const PrismaField &value : block.fields)
        values << quotedLiteral(mappedName(value));
    m_sql.add("CREATE TYPE " + quotedName(mappedName(block)) + " AS ENUM (" + values.join(", ") + ')', block.place);
}

void PrismaWriter::writeTable(const PrismaBlock &block)
{
    const ObjectName table = mappedName(block);
    if (block.isBroken || block.attribute("ignore"_L1))
        m_model.unsaid.insert(table);
    m_sql.add("CREATE TABLE " + quotedName(table) + " ()", block.place, table);
    for (const PrismaField &field : block.fields)
        writeColumn(block, field);
    writeKeys(block);
}

void PrismaWriter::writeColumn(const PrismaBlock &block, const PrismaField &field)
{
    const ObjectName table = mappedName(block);
    QByteArray type = columnType(m_schema, field);
    const bool isRelation = m_schema.find("model"_L1, field.type) || m_schema.find("view"_L1, field.type);
    if (type.isEmpty()) {
        if (!isRelation && !block.isBroken) {
            m_model.problems.push_back(
                {field.place, {QT_TRANSLATE_NOOP("app", "“%1” is no type of this schema."), {field.type}}});
            m_model.unsaid.insert(table);
        }
        return;
    }
    const QString name = mappedName(field);
    const PrismaColumnDefault given = columnDefault(m_schema, field);
    m_model.defaults[{table, name}] = given.by;
    if (field.isList)
        type += "[]";
    if (!given.sql.trimmed().isEmpty())
        type += " DEFAULT " + given.sql;
    // A list of Prisma's is never missing to the client, whatever the column says.
    if (!field.isOptional && !field.isList)
        type += " NOT NULL";
    m_sql.add("ALTER TABLE " + quotedName(table) + " ADD COLUMN " + quotedIdentifier(name) + ' ' + type, field.place,
              table);
}

void PrismaWriter::writeKeys(const PrismaBlock &block)
{
    for (const PrismaField &field : block.fields) {
        if (const PrismaAttribute *id = field.attribute("id"_L1))
            writePrimaryKey(block, {mappedName(field)}, *id);
        if (const PrismaAttribute *unique = field.attribute("unique"_L1))
            writeIndex(block, *unique, &field, true);
    }
    for (const PrismaAttribute &attribute : block.attributes) {
        if (attribute.name == "id"_L1)
            writePrimaryKey(block, mappedNames(block, attribute.value("fields"_L1, 0)), attribute);
        if (attribute.name == "unique"_L1 || attribute.name == "index"_L1)
            writeIndex(block, attribute, nullptr, attribute.name == "unique"_L1);
    }
}

void PrismaWriter::writePrimaryKey(const PrismaBlock &block, const QStringList &columns,
                                   const PrismaAttribute &attribute)
{
    const ObjectName table = mappedName(block);
    const QString map = attribute.value("map"_L1).text;
    const QString name = map.isEmpty() ? prismaConstraintName(table.name, {}, "pkey"_L1) : map;
    m_sql.add("ALTER TABLE " + quotedName(table) + " ADD CONSTRAINT " + quotedIdentifier(name) + " PRIMARY KEY ("
                  + quotedNames(columns) + ')',
              attribute.place, table);
}

QByteArray PrismaWriter::indexKey(const PrismaBlock &block, const PrismaArgument &key) const
{
    const PrismaField *field = block.field(key.value.text);
    QByteArray sql = quotedIdentifier(field ? mappedName(*field) : key.value.text);
    for (const PrismaArgument &option : key.value.items) {
        if (option.name == "ops"_L1)
            sql += ' ' + operatorClass(option.value);
    }
    for (const PrismaArgument &option : key.value.items) {
        if (option.name == "sort"_L1 && option.value.text == "Desc"_L1)
            sql += " DESC";
    }
    return sql;
}

void PrismaWriter::writeIndex(const PrismaBlock &block, const PrismaAttribute &attribute, const PrismaField *field,
                              bool isUnique)
{
    const ObjectName table = mappedName(block);
    const PrismaValue &fields = attribute.value("fields"_L1, 0);
    std::vector<PrismaArgument> keys = fields.items;
    QStringList columns = mappedNames(block, fields);
    if (field) {  // the attribute's own arguments are the key's
        keys = {{{}, {Kind::Call, field->name, attribute.arguments}}};
        columns = QStringList{mappedName(*field)};
    } else if (fields.kind == Kind::Word) {
        keys = {{{}, fields}};
    }
    const QString map = chosenName(attribute, !isUnique);
    const QString name
        = map.isEmpty() ? prismaConstraintName(table.name, columns, isUnique ? "key"_L1 : "idx"_L1) : map;
    QByteArrayList written;
    for (const PrismaArgument &key : keys)
        written << indexKey(block, key);
    QByteArray sql = (isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quotedIdentifier(name) + " ON "
        + quotedName(table) + methodOf(attribute) + " (" + written.join(", ") + ')';
    const PrismaValue &where = attribute.value("where"_L1);
    if (where.isCall("raw"_L1) && !where.items.empty())
        sql += " WHERE " + where.items.front().value.text.toUtf8();
    else if (where.kind != Kind::Nothing)
        return;  // a predicate in Prisma's own words
    m_sql.add(sql, attribute.place, table);
}

}  // namespace lockstep
