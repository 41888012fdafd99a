// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalogreader.h"

#include "app/postgres/arrayliteral.h"
#include "app/postgres/catalogqueries.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Row = std::vector<QByteArray>;

QString text(const QByteArray &cell)
{
    return QString::fromUtf8(cell);
}

/// search_path is empty while the catalog is read, so that every name comes with its schema; public is left out again.
QString withoutPublic(const QByteArray &cell)
{
    static const QRegularExpression schema(u"(?<![\\w.\"])public\\."_s);
    return text(cell).remove(schema);
}

/// An array printed as rows of text by array_to_json().
QStringList list(const QByteArray &cell)
{
    QStringList items;
    for (const auto &item : QJsonDocument::fromJson(cell).array())
        items << item.toString();
    return items;
}

/// An array of pairs, schema and name.
std::vector<ObjectName> names(const QByteArray &cell)
{
    std::vector<ObjectName> found;
    for (const auto &item : QJsonDocument::fromJson(cell).array())
        found.push_back({item.toArray().at(0).toString(), item.toArray().at(1).toString()});
    return found;
}

bool truth(const QByteArray &cell)
{
    return cell == "t";
}

QString action(const QByteArray &letter)
{
    return letter == "c" ? u"cascade"_s
        : letter == "n"  ? u"set null"_s
        : letter == "d"  ? u"set default"_s
        : letter == "r"  ? u"restrict"_s
                         : QString();
}

/// Rows of the relations in the array $1, which PostgreSQL looks for by their names: the query is not run whole. The
/// relation's name is the query's second column, behind its schema, or its third.
QByteArray ofRelations(const QByteArray &query, const char *columns = "(s, relation)")
{
    return "SELECT * FROM (" + query + ") AS asked" + columns + " WHERE relation = ANY ($1::text[])";
}

CatalogQueries ofRelations(CatalogQueries ask)
{
    for (QByteArray *query : {&ask.tables, &ask.columns, &ask.constraints, &ask.indexes, &ask.triggers, &ask.policies,
                              &ask.views, &ask.sequences})
        *query = ofRelations(*query);
    ask.grants = ofRelations(ask.grants, "(k, s, relation)");
    return ask;
}

class CatalogReader
{
public:
    CatalogReader(Session &session, const JobContext &context, ViewQueries views)
        : m_session(session)
        , m_context(context)
        , m_views(views)
    { }
    void narrowTo(const QStringList &relations) { m_relations = arrayLiteral(relations); }

    Result<Snapshot> read();

private:
    using Take = void (CatalogReader::*)(const Row &);

    Status each(const QByteArray &query, Take take);
    Status readAll();
    TableShape &table(const Row &row) { return m_snapshot.tables[{text(row[0]), text(row[1])}]; }

    void takeSchema(const Row &row) { m_snapshot.schemas.insert(text(row[0])); }
    void takeExtension(const Row &row) { m_snapshot.extensions.insert(text(row[0])); }
    void takeTable(const Row &row);
    void takeColumn(const Row &row);
    void takeConstraint(const Row &row);
    void takeIndex(const Row &row);
    void takeTrigger(const Row &row)
    {
        table(row).triggers[text(row[2])] = {text(row[2]), withoutPublic(row[3]), row[4] != "D"};
    }
    void takePolicy(const Row &row);
    void takeView(const Row &row);
    void takeType(const Row &row);
    void takeAttribute(const Row &row);
    void takeDomainCheck(const Row &row)
    {
        m_snapshot.types[{text(row[0]), text(row[1])}].checks[text(row[2])] = withoutPublic(row[3]);
    }
    void takeFunction(const Row &row);
    void takeSequence(const Row &row)
    {
        m_snapshot.sequences[{text(row[0]), text(row[1])}] = {text(row[2]), withoutPublic(row[3])};
    }
    void takeGrant(const Row &row)
    {
        const QString kind = text(row[0]);
        const QString object = ObjectName{text(row[1]), text(row[2])}.display();
        m_snapshot.grants[kind + u' ' + object][text(row[3])].insert(text(row[4]).toLower());
    }

    Session &m_session;
    const JobContext &m_context;
    ViewQueries m_views;
    std::optional<QByteArray> m_relations{};  ///< an array of their names; none: all
    Snapshot m_snapshot{};
};

void CatalogReader::takeTable(const Row &row)
{
    TableShape &shape = table(row);
    shape.kind = row[2] == "p" ? TableKind::Partitioned : row[2] == "f" ? TableKind::Foreign : TableKind::Ordinary;
    shape.isUnlogged = row[3] == "u";
    shape.hasRowSecurity = truth(row[4]);
    shape.isRowSecurityForced = truth(row[5]);
    shape.partitionKey = withoutPublic(row[6]).toLower();
    if (row[8].isNull())
        return;
    const ObjectName parent{text(row[7]), text(row[8])};
    if (truth(row[9])) {
        shape.partitionOf = parent;
        shape.partitionBound = text(row[10]);
    } else {
        shape.parents.push_back(parent);
    }
}

void CatalogReader::takeColumn(const Row &row)
{
    ColumnShape column{text(row[2]), withoutPublic(row[3]), truth(row[4])};
    QString expression = withoutPublic(row[5]);
    expression.replace(u"'public."_s, u"'"_s);
    (row[6].isEmpty() ? column.defaultSql : column.generatedSql) = expression;
    column.identity = row[7] == "a" ? u"always"_s : row[7] == "d" ? u"by default"_s : QString();
    column.collation = text(row[8]);
    table(row).columns.push_back(column);
}

void CatalogReader::takeConstraint(const Row &row)
{
    ConstraintShape constraint{text(row[2])};
    constraint.kind = row[3] == "p" ? ConstraintKind::PrimaryKey
        : row[3] == "u"             ? ConstraintKind::Unique
        : row[3] == "f"             ? ConstraintKind::ForeignKey
        : row[3] == "x"             ? ConstraintKind::Exclusion
                                    : ConstraintKind::Check;
    constraint.columns = list(row[4]);
    if (constraint.kind == ConstraintKind::Check)
        constraint.columns.sort();
    constraint.expression = withoutPublic(row[5]);
    if (!row[7].isNull())
        constraint.referenced = {text(row[6]), text(row[7])};
    constraint.referencedColumns = list(row[8]);
    constraint.onDelete = action(row[9]);
    constraint.onUpdate = action(row[10]);
    constraint.isDeferrable = truth(row[11]);
    constraint.isInitiallyDeferred = truth(row[12]);
    constraint.isValid = truth(row[13]);
    table(row).constraints[constraint.name] = constraint;
}

void CatalogReader::takeIndex(const Row &row)
{
    IndexShape index{text(row[2]), text(row[3])};
    QStringList keys;
    for (const QString &key : list(row[4])) {
        // pg_get_indexdef() quotes what a snapshot's column names do not.
        static const QRegularExpression column(u"^\"([^\"]+)\"(?=$| )"_s);
        keys << withoutPublic(QString(key).replace(column, u"\\1"_s).toUtf8());
    }
    const qsizetype count = row[5].toInt();
    index.keys = keys.first(count);
    index.included = keys.sliced(count);
    index.predicate = withoutPublic(row[6]);
    index.isUnique = truth(row[7]);
    index.nullsNotDistinct = truth(row[8]);
    index.isValid = truth(row[9]);
    index.constraint = text(row[10]);
    if (row[11] == "m")
        m_snapshot.views[{text(row[0]), text(row[1])}].indexes[index.name] = index;
    else
        table(row).indexes[index.name] = index;
}

void CatalogReader::takePolicy(const Row &row)
{
    static const QHash<QByteArray, QString> commands{
        {"*", u"all"_s}, {"r", u"select"_s}, {"a", u"insert"_s}, {"w", u"update"_s}, {"d", u"delete"_s}};
    PolicyShape policy{text(row[2]), commands.value(row[3]), truth(row[4]), list(row[5])};
    policy.usingSql = withoutPublic(row[6]);
    policy.checkSql = withoutPublic(row[7]);
    table(row).policies[policy.name] = policy;
}

void CatalogReader::takeView(const Row &row)
{
    ViewShape &view = m_snapshot.views[{text(row[0]), text(row[1])}];
    view.isMaterialized = row[2] == "m";
    view.columns = list(row[3]);
    view.definition = withoutPublic(row[4]);
    if (view.definition.endsWith(u';'))
        view.definition.chop(1);
    view.uses = names(row[5]);
    view.isWithoutRows = !truth(row[6]);
}

void CatalogReader::takeType(const Row &row)
{
    TypeShape &type = m_snapshot.types[{text(row[0]), text(row[1])}];
    type.kind = row[2] == "e" ? TypeKind::Enum
        : row[2] == "d"       ? TypeKind::Domain
        : row[2] == "r"       ? TypeKind::Range
                              : TypeKind::Composite;
    type.labels = list(row[3]);
    if (type.kind == TypeKind::Domain) {
        type.baseType = withoutPublic(row[4]);
        type.isNotNull = truth(row[5]);
        type.defaultSql = withoutPublic(row[6]);
    }
    if (type.kind == TypeKind::Range)
        type.baseType = withoutPublic(row[7]);
}

void CatalogReader::takeAttribute(const Row &row)
{
    m_snapshot.types[{text(row[0]), text(row[1])}].attributes.push_back({text(row[2]), withoutPublic(row[3])});
}

void CatalogReader::takeFunction(const Row &row)
{
    QStringList types;
    for (const QString &type : list(row[2]))
        types << withoutPublic(type.toUtf8());
    FunctionShape function{row[3] == "p" ? u"procedure"_s : u"function"_s, withoutPublic(row[4]), text(row[5]),
                           text(row[6])};
    function.volatility = row[7] == "i" ? u"immutable"_s : row[7] == "s" ? u"stable"_s : u"volatile"_s;
    function.isSecurityDefiner = truth(row[8]);
    function.isStrict = truth(row[9]);
    function.settings = list(row[10]);
    function.settings.sort();
    function.arguments = withoutPublic(row[11]);
    if (row[12] != "u")
        function.options << (row[12] == "s" ? u"PARALLEL SAFE"_s : u"PARALLEL RESTRICTED"_s);
    if (truth(row[13]))
        function.options << u"LEAKPROOF"_s;
    m_snapshot.functions[{text(row[0]), text(row[1]) + u'(' + types.join(u", "_s) + u')'}] = function;
}

Status CatalogReader::each(const QByteArray &query, Take take)
{
    const bool isNarrowed = query.contains("$1");
    const auto answer
        = isNarrowed ? m_session.execute(query, {m_relations}, m_context) : m_session.execute(query, m_context);
    if (!answer)
        return answer.error();
    for (const Row &row : answer->rows)
        (this->*take)(row);
    return Done{};
}

Status CatalogReader::readAll()
{
    const CatalogQueries all = catalogQueries(m_session.serverVersion(), m_views);
    const CatalogQueries ask = m_relations ? ofRelations(all) : all;
    const std::array queries{
        std::pair(&ask.schemas, &CatalogReader::takeSchema),
        std::pair(&ask.extensions, &CatalogReader::takeExtension),
        std::pair(&ask.tables, &CatalogReader::takeTable),
        std::pair(&ask.columns, &CatalogReader::takeColumn),
        std::pair(&ask.constraints, &CatalogReader::takeConstraint),
        std::pair(&ask.indexes, &CatalogReader::takeIndex),
        std::pair(&ask.triggers, &CatalogReader::takeTrigger),
        std::pair(&ask.policies, &CatalogReader::takePolicy),
        std::pair(&ask.views, &CatalogReader::takeView),
        std::pair(&ask.types, &CatalogReader::takeType),
        std::pair(&ask.attributes, &CatalogReader::takeAttribute),
        std::pair(&ask.domainChecks, &CatalogReader::takeDomainCheck),
        std::pair(&ask.functions, &CatalogReader::takeFunction),
        std::pair(&ask.sequences, &CatalogReader::takeSequence),
        std::pair(&ask.grants, &CatalogReader::takeGrant),
    };
    for (const auto &[query, take] : queries) {
        if (Status done = each(*query, take); !done)
            return done;
    }
    return Done{};
}

Result<Snapshot> CatalogReader::read()
{
    for (const char *start : {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "SET LOCAL search_path = ''"}) {
        if (const auto begun = m_session.execute(start, m_context); !begun)
            return begun.error();
    }
    Status done = readAll();
    // Also after an error: the session goes on to serve others.
    const auto ended = m_session.execute("ROLLBACK", {});
    if (!done)
        return std::move(done).error();
    return ended ? Result<Snapshot>(std::move(m_snapshot)) : Result<Snapshot>(ended.error());
}

}  // namespace

Result<Snapshot> readCatalog(Session &session, const JobContext &context, ViewQueries views)
{
    return CatalogReader(session, context, views).read();
}

Result<Snapshot> readCatalogOf(Session &session, const QStringList &relations, const JobContext &context,
                               ViewQueries views)
{
    CatalogReader reader(session, context, views);
    reader.narrowTo(relations);
    return reader.read();
}

}  // namespace lockstep
