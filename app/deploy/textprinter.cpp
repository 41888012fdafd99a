// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/textprinter.h"

#include "app/postgres/catalogreader.h"
#include "app/schema/migrationsql.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Dropped when the value dies, whatever became of the rest.
class PrintingRoom
{
public:
    explicit PrintingRoom(SandboxCopy copy)
        : m_copy(std::move(copy))
    { }
    ~PrintingRoom() { (void)dropSandboxCopy(m_copy, {}); }
    PrintingRoom(const PrintingRoom &) = delete;
    PrintingRoom &operator=(const PrintingRoom &) = delete;

    const SandboxCopy &copy() const { return m_copy; }

private:
    SandboxCopy m_copy;
};

/// What has to be there so that the texts of some objects can be read, and those objects.
class Surroundings
{
public:
    Surroundings(const SchemaExpectation &expected, const Snapshot &catalog)
        : m_expected(expected.schema)
        , m_catalog(catalog)
    {
        m_made.schemas = catalog.schemas;
        m_made.types = catalog.types;
        m_made.schemas.insert(u"public"_s);
    }

    void add(const ObjectName &name);
    /// Functions and sequences that the texts so far name.
    void addNamed();

    const Snapshot &made() const { return m_made; }
    /// In an order in which they can be made.
    const std::vector<std::pair<ObjectName, ViewShape>> &views() const { return m_views; }

private:
    void addTable(const ObjectName &name, const TableShape &table);
    void addView(const ObjectName &name, const ViewShape &view);
    void addUsed(const ObjectName &name);
    void say(const QString &text) { m_texts += text + u'\n'; }

    const Snapshot &m_expected;
    const Snapshot &m_catalog;
    Snapshot m_made{};
    std::vector<std::pair<ObjectName, ViewShape>> m_views{};
    std::set<ObjectName> m_seen{};
    QString m_texts{};
};

/// In one map or, where that does not have it, the other.
template <typename Map>
const typename Map::mapped_type *find(const Map &first, const Map &second, const ObjectName &name)
{
    if (const auto found = first.find(name); found != first.end())
        return &found->second;
    const auto found = second.find(name);
    return found == second.end() ? nullptr : &found->second;
}

void Surroundings::add(const ObjectName &name)
{
    if (const auto table = m_expected.tables.find(name); table != m_expected.tables.end())
        addTable(name, table->second);
    if (const auto view = m_expected.views.find(name); view != m_expected.views.end())
        addView(name, view->second);
    if (const auto function = m_expected.functions.find(name); function != m_expected.functions.end()) {
        m_made.functions[name] = function->second;
        say(function->second.arguments + function->second.returns);
    }
    if (const auto type = m_expected.types.find(name); type != m_expected.types.end()) {
        m_made.types[name] = type->second;
        for (const auto &[key, check] : type->second.checks)
            say(check);
    }
}

/// Alone: what it is a part of or refers to changes no text of its own.
void Surroundings::addTable(const ObjectName &name, const TableShape &table)
{
    TableShape &made = m_made.tables[name] = table;
    made.kind = TableKind::Ordinary;
    made.partitionKey.clear();
    made.partitionOf.reset();
    made.parents.clear();
    std::erase_if(made.constraints, [](const auto &one) { return one.second.kind == ConstraintKind::ForeignKey; });
    for (const ColumnShape &column : made.columns)
        say(column.defaultSql + u' ' + column.generatedSql);
    for (const auto &[key, constraint] : made.constraints)
        say(constraint.expression);
    for (const auto &[key, index] : made.indexes)
        say(index.keys.join(u' ') + u' ' + index.predicate);
    for (const auto &[key, policy] : made.policies)
        say(policy.usingSql + u' ' + policy.checkSql);
    for (const auto &[key, trigger] : made.triggers)
        say(trigger.definition);
}

/// Of a table that is read its columns and, for GROUP BY, its key.
void Surroundings::addUsed(const ObjectName &name)
{
    if (m_made.tables.contains(name))
        return;
    if (const ViewShape *view = find(m_expected.views, m_catalog.views, name))
        return addView(name, *view);
    const TableShape *table = find(m_expected.tables, m_catalog.tables, name);
    if (!table)
        return;
    TableShape &made = m_made.tables[name];
    made.columns = table->columns;
    for (ColumnShape &column : made.columns) {
        column.defaultSql.clear();
        column.generatedSql.clear();
        column.identity.clear();
    }
    for (const auto &[key, constraint] : table->constraints) {
        if (constraint.kind == ConstraintKind::PrimaryKey)
            made.constraints[key] = constraint;
    }
}

void Surroundings::addView(const ObjectName &name, const ViewShape &view)
{
    if (!m_seen.insert(name).second)
        return;
    for (const ObjectName &used : view.uses)
        addUsed(used);
    say(view.definition);
    m_views.emplace_back(name, view);
}

void Surroundings::addNamed()
{
    for (const auto &[name, function] : m_catalog.functions) {
        if (m_texts.contains(name.name.section(u'(', 0, 0)))
            m_made.functions.insert({name, function});
    }
    for (const auto &[name, sequence] : m_catalog.sequences) {
        if (m_texts.contains(name.name))
            m_made.sequences.insert({name, {sequence.type, {}}});
    }
}

/// The same without what an expression that cannot be read would keep from being made.
Snapshot withoutExpressions(Snapshot all)
{
    for (auto &[name, table] : all.tables) {
        std::erase_if(table.columns, [](const ColumnShape &column) { return !column.generatedSql.isEmpty(); });
        for (ColumnShape &column : table.columns)
            column.defaultSql.clear();
        std::erase_if(table.constraints, [](const auto &one) { return !one.second.expression.isEmpty(); });
        std::erase_if(table.indexes, [](const auto &one) { return one.second.constraint.isEmpty(); });
        table.policies.clear();
        table.triggers.clear();
    }
    all.functions.clear();
    return all;
}

QByteArray pathSetting(const QStringList &schemas)
{
    QByteArrayList names;
    for (const QString &schema : schemas)
        names << quotedIdentifier(schema);
    return "SET search_path = " + names.join(", ");
}

QByteArray creationOf(const ObjectName &name, const ViewShape &view)
{
    QByteArrayList columns;
    for (const QString &column : view.columns)
        columns << quotedIdentifier(column);
    return QByteArray(view.isMaterialized ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ")
        + quotedIdentifier(name.schema) + '.' + quotedIdentifier(name.name)
        + (columns.isEmpty() ? QByteArray() : " (" + columns.join(", ") + ')') + " AS " + view.definition.toUtf8()
        + (view.isMaterialized ? " WITH NO DATA" : "");
}

/// Makes what can be made, each statement by itself.
Status make(Session &session, const PrintRequest &request, const Surroundings &all, PrintedTexts &printed,
            const JobContext &context)
{
    QStringList path = request.expected.searchPath;
    path.removeAll(u"public"_s);
    std::vector<QByteArray> statements{"SET check_function_bodies = off", "SET statement_timeout = '10s'",
                                       pathSetting(QStringList{u"public"_s} + path)};
    const Snapshot bare = withoutExpressions(all.made());
    for (const MigrationSql &sql :
         {sqlBetween(Snapshot{.schemas = {u"public"_s}}, bare), sqlBetween(bare, all.made())}) {
        for (const SqlStep &step : sql.steps)
            statements.push_back(step.sql.toUtf8());
    }
    statements.push_back(pathSetting(path + QStringList{u"public"_s}));
    for (const QByteArray &statement : statements) {
        const auto done = session.execute(statement, context);
        if (!done && (done.error().code == ErrorCode::Cancelled || done.error().code == ErrorCode::ConnectionLost))
            return done.error();
    }
    for (const auto &[name, view] : all.views()) {
        if (const auto done = session.execute(creationOf(name, view), context); !done) {
            if (!done.error().sql)
                return done.error();
            printed.why[name] = done.error().sql->message;
        }
    }
    return Done{};
}

/// Says of the rest that it could not be made.
void explainMissing(const std::set<ObjectName> &names, PrintedTexts &printed)
{
    for (const ObjectName &name : names) {
        const Snapshot &made = printed.schema;
        const bool isMade = made.tables.contains(name) || made.views.contains(name) || made.types.contains(name)
            || made.functions.contains(name);
        if (!isMade && !printed.why.contains(name))
            printed.why[name] = QCoreApplication::translate("app", "the private PostgreSQL cannot make it");
    }
}

}  // namespace

Result<PrintedTexts> printTexts(const PrintRequest &request, const JobContext &context)
{
    Surroundings all(request.expected, request.catalog);
    for (const ObjectName &name : request.names)
        all.add(name);
    all.addNamed();
    auto copy = makeSandboxCopy(request.copy, context);
    if (!copy)
        return std::move(copy).error();
    const PrintingRoom room(*std::move(copy));
    const auto session = Session::open(room.copy().url, context);
    if (!session)
        return session.error();
    PrintedTexts printed;
    if (Status made = make(**session, request, all, printed, context); !made)
        return std::move(made).error();
    const auto catalog = readCatalog(**session, context);
    if (!catalog)
        return catalog.error();
    printed.schema = restricted(*catalog, request.names);
    explainMissing(request.names, printed);
    return printed;
}

}  // namespace lockstep
