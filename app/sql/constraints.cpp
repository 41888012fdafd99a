// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/constraints.h"

#include "app/sql/names.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool buildsIndex(PgQuery__ConstrType type)
{
    return type == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY || type == PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE
        || type == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION;
}

/// ChooseIndexName in indexcmds.c, for the two cases in which the constraint alone tells it.
QString indexName(const PgQuery__Constraint &constraint, const QString &relation)
{
    const QString table = relation.section(u'.', -1);
    if (*constraint.conname)
        return nameOf(constraint.conname);
    if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
        return table + u"_pkey"_s;
    QStringList parts{table};
    for (const PgQuery__Node *key : nodes(constraint.keys, constraint.n_keys))
        parts.append(stringOf(key));
    return parts.join(u'_') + u"_key"_s;
}

void forecastForeignKey(Reader &reader, const PgQuery__Constraint &constraint, const QString &relation, bool reads)
{
    const QString referenced = nameOf(constraint.pktable);
    reader.lock(relation, LockMode::ShareRowExclusive);
    reader.lock(referenced, LockMode::ShareRowExclusive);
    if (!reads || constraint.skip_validation)
        return;
    reader.scans(relation);
    reader.scans(referenced);
}

}  // namespace

bool isTableConstraint(PgQuery__ConstrType type)
{
    return type == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || type == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN
        || buildsIndex(type);
}

QString constraintWords(PgQuery__ConstrType type)
{
    switch (type) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        return u"CHECK"_s;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
        return u"FOREIGN KEY"_s;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
        return u"PRIMARY KEY"_s;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
        return u"UNIQUE"_s;
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
        return u"EXCLUDE"_s;
    default:
        return {};
    }
}

void forecastConstraint(Reader &reader, const PgQuery__Constraint &constraint, const QString &relation, bool reads)
{
    if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN)
        return forecastForeignKey(reader, constraint, relation, reads);
    reader.lock(relation, LockMode::AccessExclusive);
    const bool usesIndex = *constraint.indexname != '\0';
    if (constraint.skip_validation || usesIndex)
        return;
    reader.scans(relation);
    if (buildsIndex(constraint.contype))
        reader.builds(indexName(constraint, relation));
}

}  // namespace lockstep
