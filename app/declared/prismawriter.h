// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: Prisma's schema as the SQL that Prisma Migrate would write for it on PostgreSQL.

#include "app/declared/prismaschema.h"
#include "app/declared/readers.h"

namespace lockstep {

/// What @default and @updatedAt make of a column.
struct PrismaColumnDefault
{
    QByteArray sql{};  ///< empty: none in the database
    DefaultBy by = DefaultBy::Database;
};

/// "<table>_<columns>_<suffix>", cut so that the suffix stays within PostgreSQL's 63 bytes.
QString prismaConstraintName(const QString &table, const QStringList &columns, QLatin1StringView suffix);
/// @map's word, or the name itself.
QString mappedName(const PrismaField &field);
ObjectName mappedName(const PrismaBlock &block);
/// The fields' names in the database; a field that is not there stands as it is written.
QStringList mappedNames(const PrismaBlock &block, const PrismaValue &list);

/// As SQL, without a list's brackets; empty where the type is neither scalar nor enum: a relation, or unknown.
QByteArray columnType(const PrismaSchema &schema, const PrismaField &field);
PrismaColumnDefault columnDefault(const PrismaSchema &schema, const PrismaField &field);

/// Writes the blocks of a parsed schema as SQL and replays it into the model.
class PrismaWriter
{
public:
    PrismaWriter(const PrismaSchema &schema, DeclaredModel &model)
        : m_schema(schema)
        , m_model(model)
    { }
    void write();

private:
    void writeSchemas();
    void writeEnum(const PrismaBlock &block);
    void writeTable(const PrismaBlock &block);
    void writeColumn(const PrismaBlock &block, const PrismaField &field);
    void writeKeys(const PrismaBlock &block);
    void writePrimaryKey(const PrismaBlock &block, const QStringList &columns, const PrismaAttribute &attribute);
    void writeIndex(const PrismaBlock &block, const PrismaAttribute &attribute, const PrismaField *field,
                    bool isUnique);
    QByteArray indexKey(const PrismaBlock &block, const PrismaArgument &key) const;
    void writeRelation(const PrismaBlock &block, const PrismaField &field);
    void writeForeignKey(const PrismaBlock &block, const PrismaField &field, const PrismaAttribute &relation);
    void writeJoinTable(const PrismaBlock &block, const PrismaField &field);
    bool isJoinWrittenHere(const PrismaBlock &block, const PrismaField &field) const;

    const PrismaSchema &m_schema;
    DeclaredModel &m_model;
    DeclaredSql m_sql;
};

}  // namespace lockstep
