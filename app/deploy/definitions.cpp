// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/definitions.h"

#include "app/deploy/textprinter.h"
#include "app/postgres/catalogreader.h"

#include <QCoreApplication>
#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Adds the queries of those views and of the views that they read.
Status readQueries(Session &session, const std::set<ObjectName> &names, Snapshot &catalog, const JobContext &context)
{
    std::set<ObjectName> wanted;
    std::vector<ObjectName> open(names.begin(), names.end());
    while (!open.empty()) {
        const ObjectName name = open.back();
        open.pop_back();
        const auto view = catalog.views.find(name);
        if (view == catalog.views.end() || !wanted.insert(name).second)
            continue;
        open.insert(open.end(), view->second.uses.begin(), view->second.uses.end());
    }
    if (wanted.empty())
        return Done{};
    QStringList relations;
    for (const ObjectName &name : wanted)
        relations << name.name;
    const auto queries = readCatalogOf(session, relations, context, ViewQueries::Read);
    if (!queries)
        return queries.error();
    for (const ObjectName &name : wanted) {
        if (const auto found = queries->views.find(name); found != queries->views.end())
            catalog.views[name].definition = found->second.definition;
    }
    return Done{};
}

/// A database in which such texts mean the same.
Result<CopyRequest> databaseLike(Session &session, const JobContext &context)
{
    const auto database = session.execute("SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database "
                                          "WHERE datname = current_database()",
                                          context);
    if (!database)
        return database.error();
    const auto extensions = session.execute("SELECT e.extname, e.extversion, n.nspname FROM pg_extension AS e JOIN "
                                            "pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'",
                                            context);
    if (!extensions)
        return extensions.error();
    const auto &row = database->rows[0];
    CopyRequest copy{.name = u"texts_"_s + QUuid::createUuid().toString(QUuid::Id128).left(16),
                     .serverMajor = session.serverVersion() / 10000,
                     .encoding = QString::fromUtf8(row[0]),
                     .collation = QString::fromUtf8(row[1]),
                     .characterType = QString::fromUtf8(row[2])};
    for (const auto &one : extensions->rows)
        copy.extensions.push_back({QString::fromUtf8(one[0]), QString::fromUtf8(one[1]), QString::fromUtf8(one[2])});
    return copy;
}

QStringList policyRoles(const Snapshot &schema, const std::set<ObjectName> &names)
{
    QSet<QString> roles;
    for (const ObjectName &name : names) {
        const auto table = schema.tables.find(name);
        if (table == schema.tables.end())
            continue;
        for (const auto &[key, policy] : table->second.policies)
            roles += QSet(policy.roles.begin(), policy.roles.end());
    }
    return {(roles - QSet{u"public"_s, u"current_user"_s}).values()};
}

/// None where the private PostgreSQL is not to be had; then `why` of every name says so.
Result<PrintedTexts> printed(Session &session, const SchemaExpectation &expected, const Snapshot &catalog,
                             const std::set<ObjectName> &names, const JobContext &context)
{
    auto copy = databaseLike(session, context);
    if (!copy)
        return std::move(copy).error();
    copy->roles = policyRoles(expected.schema, names);
    auto texts = printTexts({*std::move(copy), expected, catalog, names}, context);
    if (texts || texts.error().code == ErrorCode::Cancelled)
        return texts;
    PrintedTexts none;
    for (const ObjectName &name : names)
        none.why[name] = texts.error().message.translated();
    return none;
}

}  // namespace

Result<Check> definitionsCheck(Session &session, const SchemaExpectation &expected, const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Reading the catalog")}});
    auto catalog = readCatalog(session, context, ViewQueries::LeftOut);
    if (!catalog)
        return std::move(catalog).error();
    std::set<ObjectName> names = namesToPrint(expected, *catalog);
    PrintedTexts texts;
    for (const ObjectName &name : expected.starred) {
        if (names.erase(name) > 0)
            texts.why[name] = QCoreApplication::translate("app", "its * stands for columns that were altered since");
    }
    if (names.empty())
        return compareWithExpected(expected, *catalog, texts);
    if (Status read = readQueries(session, names, *catalog, context); !read)
        return std::move(read).error();
    auto more = printed(session, expected, *catalog, names, context);
    if (!more)
        return std::move(more).error();
    texts.schema = std::move(more->schema);
    texts.why.merge(more->why);
    return compareWithExpected(expected, *catalog, texts);
}

}  // namespace lockstep
