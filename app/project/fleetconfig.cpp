// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/configkeys.h"
#include "app/project/configsections.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

void readPace(TomlReader &reader, const toml::table &table, const char *key, int most, int &pace)
{
    const auto number = reader.number(table, key);
    if (number && (*number < 1 || *number > most))
        reader.fail(*table.get(key),
                    {QT_TRANSLATE_NOOP("app", "\"%1\" must be a number from 1 to %2."),
                     {QLatin1StringView(key), QString::number(most)}});
    else if (number)
        pace = int(*number);
}

FleetConfig readFleet(TomlReader &reader, const QString &environment, const toml::table &table)
{
    reader.requireKnownKeys(table, keysOf("fleet.*"));
    FleetConfig fleet{environment};
    fleet.source.databases = reader.text(table, "databases").value_or(QString());
    fleet.source.query = reader.text(table, "query").value_or(QString());
    fleet.source.list = reader.text(table, "list").value_or(QString());
    const int sources = int(!fleet.source.databases.isEmpty()) + int(!fleet.source.query.isEmpty())
        + int(!fleet.source.list.isEmpty());
    if (sources != 1)
        reader.fail(table,
                    {QT_TRANSLATE_NOOP("app", "[fleet.%1] must say where its databases are in exactly one way."),
                     {environment}},
                    {QT_TRANSLATE_NOOP("app", "Write one of databases, query and list.")});
    readPace(reader, table, "canaries", 1000, fleet.pace.canaries);
    readPace(reader, table, "wave", 100'000, fleet.pace.wave);
    readPace(reader, table, "parallel", 64, fleet.pace.parallel);
    return fleet;
}

}  // namespace

void readFleets(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    const toml::table *table = reader.table(file, "fleet");
    if (!table)
        return;
    QStringList environments;
    for (const Environment &environment : config.environments)
        environments << environment.name;
    reader.requireKnownKeys(*table, environments);
    for (const auto &[key, node] : *table) {
        if (const toml::table *one = node.as_table())
            config.fleets.push_back(readFleet(reader, nameOf(key), *one));
        else
            reader.fail(
                node, {QT_TRANSLATE_NOOP("app", "\"%1\" must be a table, written [%1]."), {u"fleet."_s + nameOf(key)}});
    }
}

}  // namespace lockstep
