// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetscope.h"

#include "app/deploy/targetestimates.h"
#include "app/postgres/arrayliteral.h"
#include "app/sql/quoting.h"

#include <QByteArrayList>
#include <QSet>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isOfWord(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || byte == '_' || byte == '$';
}

/// As PostgreSQL folds it: letters outside of ASCII stay.
QByteArray folded(QByteArray word)
{
    for (char &character : word) {
        if (character >= 'A' && character <= 'Z')
            character = char(character - 'A' + 'a');
    }
    return word;
}

/// Whatever may be a name, wherever it stands: most are none, and the server looks for them by an index.
void addWords(const QByteArray &sql, QSet<QByteArray> &words)
{
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype begin = at;
        while (at < sql.size() && isOfWord(sql[at]))
            ++at;
        if (at == begin) {
            ++at;
            continue;
        }
        const QByteArray word = sql.mid(begin, at - begin);
        words << word << folded(word);
    }
}

/// "two words": what has more in it than a plain name.
void addQuoted(const QByteArray &sql, QSet<QByteArray> &words)
{
    for (qsizetype open = sql.indexOf('"'); open >= 0;) {
        const qsizetype close = sql.indexOf('"', open + 1);
        constexpr qsizetype longest = 256;
        if (close > open + 1 && close - open < longest)
            words << sql.mid(open + 1, close - open - 1);
        open = close;
    }
}

bool makesUnique(const Effect &effect)
{
    return effect.kind == EffectKind::AddConstraint
        || (effect.kind == EffectKind::CreateIndex && effect.traits.testFlag(Trait::Unique));
}

void take(const Effect &effect, TargetScope &scope)
{
    if (effect.objectKind == "schema"_L1 && effect.kind != EffectKind::CreateSchema)
        scope.schemas << ownName(effect.object);
    scope.followsReferences = scope.followsReferences || (effect.kind == EffectKind::Truncate && effect.cascade);
    if (makesUnique(effect))
        scope.madeUnique << ownName(effect.relation);
    if (effect.kind == EffectKind::DropTable)
        scope.dropped << ownName(effect.object);
}

constexpr auto relationsSql = R"(
WITH RECURSIVE word AS MATERIALIZED (
    SELECT DISTINCT w::name AS name FROM unnest($1::text[]) w
), named AS MATERIALIZED (
    SELECT c.oid, c.relkind FROM word JOIN pg_class c ON c.relname = word.name JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), seed AS MATERIALIZED (
    SELECT oid FROM named WHERE relkind IN ('r', 'p', 'f', 'v', 'm')
    UNION SELECT x.indrelid FROM named JOIN pg_index x ON x.indexrelid = named.oid
    UNION SELECT d.refobjid FROM named JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = named.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') WHERE named.relkind = 'S'
    UNION SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY ($2::text[]) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    UNION SELECT d.objid FROM word JOIN pg_type t ON t.typname = word.name AND t.typtype IN ('d', 'e', 'c', 'r')
        LEFT JOIN pg_class row ON row.oid = t.typrelid
        JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
        AND d.classid = 'pg_class'::regclass
        WHERE t.typnamespace <> 'pg_catalog'::regnamespace AND coalesce(row.relkind, 'c') = 'c'
), source AS (
    SELECT seed.oid FROM seed
    UNION
    SELECT d.refobjid FROM source JOIN pg_rewrite w ON w.ev_class = source.oid
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
), family AS (
    SELECT oid FROM source
    UNION
    SELECT kin.oid FROM family CROSS JOIN LATERAL (
        SELECT inhrelid AS oid FROM pg_inherits WHERE inhparent = family.oid
        UNION ALL SELECT inhparent FROM pg_inherits WHERE inhrelid = family.oid) kin
), pointing AS (
    SELECT oid, true AS is_near FROM family
    UNION
    SELECT o.conrelid, false FROM pointing p JOIN pg_constraint o ON o.confrelid = p.oid AND o.contype = 'f'
    WHERE p.is_near OR $3::boolean
), reader AS (
    SELECT oid FROM family
    UNION
    SELECT w.ev_class FROM reader JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = reader.oid
        AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_rewrite w ON w.oid = d.objid
), meant AS MATERIALIZED (
    SELECT oid FROM pointing
    UNION SELECT oid FROM reader
    UNION SELECT o.confrelid FROM family JOIN pg_constraint o ON o.conrelid = family.oid AND o.contype = 'f'
), complete AS (
    SELECT oid FROM meant
    UNION SELECT oid FROM named WHERE relkind = 'S'
    UNION SELECT d.objid FROM meant JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = meant.oid
        AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') JOIN pg_class s ON s.oid = d.objid
        AND s.relkind = 'S'
)
SELECT c.oid, c.relname FROM complete JOIN pg_class c ON c.oid = complete.oid
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
)";

}  // namespace

TargetScope scopeOf(const Workspace &workspace, const std::vector<bool> &isPending)
{
    TargetScope scope;
    QSet<QByteArray> words;
    for (std::size_t index = 0; index < workspace.reviews.size(); ++index) {
        if (index >= isPending.size() || !isPending[index])
            continue;
        const AnalysedScript &analysed = workspace.reviews[index];
        addWords(analysed.script.sql, words);
        addQuoted(analysed.script.sql, words);
        for (const StatementEffects &statement : analysed.effects) {
            for (const Effect &effect : statement.effects)
                take(effect, scope);
        }
    }
    for (const QByteArray &word : std::as_const(words)) {
        if (!word.contains('\0'))
            scope.names << QString::fromUtf8(word);
    }
    scope.madeUnique.removeDuplicates();
    return scope;
}

Result<RelationSet> relationsIn(Session &session, const TargetScope &scope, const JobContext &context)
{
    RelationSet set{false};
    QByteArrayList oids;
    Status asked = readOnly(session, context, [&]() -> Status {
        const auto answer = session.execute(relationsSql,
                                            {arrayLiteral(scope.names), arrayLiteral(scope.schemas),
                                             QByteArray(scope.followsReferences ? "true" : "false")},
                                            context);
        if (!answer)
            return answer.error();
        for (const auto &row : answer->rows) {
            oids << row[0];
            set.names << QString::fromUtf8(row[1]);
        }
        return Done{};
    });
    if (!asked)
        return std::move(asked).error();
    set.oids = oids.isEmpty() ? QByteArray("0") : oids.join(", ");
    set.names.removeDuplicates();
    return set;
}

}  // namespace lockstep
