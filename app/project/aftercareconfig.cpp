// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/configkeys.h"
#include "app/project/configsections.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// [[smoke.commands]] and its like: each has a name of its own, by which its result is told.
template <typename Item, typename Read>
std::vector<Item> readNamed(TomlReader &reader, const toml::table &parent, const char *key, const char *section,
                            Read read)
{
    std::vector<Item> items;
    for (const toml::table *table : reader.tables(parent, key)) {
        reader.requireKnownKeys(*table, keysOf(section));
        Item item = read(reader, *table);
        item.name = reader.text(*table, "name").value_or(QString()).simplified();
        if (item.name.isEmpty())
            reader.fail(*table, {QT_TRANSLATE_NOOP("app", "This has no name, by which its result would be told.")});
        if (std::ranges::find(items, item.name, &Item::name) != items.end())
            reader.fail(*table->get("name"),
                        {QT_TRANSLATE_NOOP("app", "There are two of the name \"%1\"."), {item.name}});
        items.push_back(std::move(item));
    }
    return items;
}

QByteArray readSql(TomlReader &reader, const toml::table &table)
{
    const QByteArray sql = reader.text(table, "sql").value_or(QString()).trimmed().toUtf8();
    if (sql.isEmpty())
        reader.fail(table, {QT_TRANSLATE_NOOP("app", "This has no sql.")},
                    {QT_TRANSLATE_NOOP("app", "Write sql = \"SELECT …\", one statement that only reads.")});
    return sql;
}

SqlAssertion readAssertion(TomlReader &reader, const toml::table &table)
{
    using Expects = SqlAssertion::Expects;
    static const QHash<QString, Expects> words{{u"true"_s, Expects::True}, {u"no rows"_s, Expects::NoRows}};
    SqlAssertion assertion{.sql = readSql(reader, table)};
    assertion.timeout = reader.duration(table, "timeout").value_or(assertion.timeout);
    const QString word = reader.text(table, "expect").value_or(u"true"_s);
    if (!words.contains(word))
        reader.fail(*table.get("expect"), {QT_TRANSLATE_NOOP("app", "\"%1\" is nothing to expect."), {word}},
                    {QT_TRANSLATE_NOOP("app", "Write true, for one row with one true value, or no rows.")});
    assertion.expects = words.value(word);
    return assertion;
}

WatchedQuery readQuery(TomlReader &reader, const toml::table &table)
{
    return {.sql = readSql(reader, table), .parameters = reader.texts(table, "parameters")};
}

/// The keys that say what is run; none may be there.
ProjectCommand readCommand(TomlReader &reader, const toml::table &table, std::chrono::milliseconds timeout)
{
    ProjectCommand command{.words = reader.texts(table, "command"),
                           .shell = reader.text(table, "shell").value_or(QString()).trimmed(),
                           .folder = reader.text(table, "folder").value_or(QString()),
                           .timeout = reader.duration(table, "timeout").value_or(timeout)};
    if (!command.words.isEmpty() && !command.shell.isEmpty())
        reader.fail(*table.get("shell"), {QT_TRANSLATE_NOOP("app", "There is both a command and a shell text.")},
                    {QT_TRANSLATE_NOOP("app", "Keep the one that is to run.")});
    if (table.contains("command") && (command.words.isEmpty() || command.words.constFirst().isEmpty()))
        reader.fail(*table.get("command"), {QT_TRANSLATE_NOOP("app", "The command names no program.")},
                    {QT_TRANSLATE_NOOP("app", "Write command = [\"program\", \"argument\"].")});
    return command;
}

ProjectCommand readSmokeCommand(TomlReader &reader, const toml::table &table)
{
    ProjectCommand command = readCommand(reader, table, 1min);
    if (command.isEmpty())
        reader.fail(table, {QT_TRANSLATE_NOOP("app", "This has neither a command nor a shell text.")},
                    {QT_TRANSLATE_NOOP("app", "Write command = [\"program\", \"argument\"].")});
    return command;
}

/// An environment that is not there would be one where nothing happens, without a word.
QStringList readEnvironmentNames(TomlReader &reader, const toml::table &table, const ProjectConfig &config)
{
    const QStringList names = reader.texts(table, "environments");
    for (const QString &name : names) {
        if (name != "sandbox"_L1
            && std::ranges::find(config.environments, name, &Environment::name) == config.environments.end())
            reader.fail(*table.get("environments"),
                        {QT_TRANSLATE_NOOP("app", "There is no [environments.%1] in this file."), {name}});
    }
    return names;
}

}  // namespace

void readVerify(TomlReader &reader, const toml::table &file, VerifyConfig &verify)
{
    if (const toml::table *table = reader.table(file, "verify")) {
        reader.requireKnownKeys(*table, keysOf("verify"));
        verify.assertions = readNamed<SqlAssertion>(reader, *table, "assertions", "verify.assertions", readAssertion);
        verify.queries = readNamed<WatchedQuery>(reader, *table, "queries", "verify.queries", readQuery);
    }
}

void readRelease(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    const toml::table *table = reader.table(file, "release");
    if (!table)
        return;
    reader.requireKnownKeys(*table, keysOf("release"));
    ReleaseConfig &release = config.release;
    release.environments = readEnvironmentNames(reader, *table, config);
    release.command = readCommand(reader, *table, 1h);
    release.pause = reader.text(*table, "pause").value_or(QString()).simplified();
    if (release.command.isEmpty() == release.pause.isEmpty())
        reader.fail(*table, {QT_TRANSLATE_NOOP("app", "[release] wants one of command, shell and pause.")},
                    {QT_TRANSLATE_NOOP("app", "pause = \"…\" says what somebody does by hand and then confirms.")});
}

void readSmoke(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    const toml::table *table = reader.table(file, "smoke");
    if (!table)
        return;
    reader.requireKnownKeys(*table, keysOf("smoke"));
    SmokeConfig &smoke = config.smoke;
    smoke.environments = readEnvironmentNames(reader, *table, config);
    smoke.assertions = readNamed<SqlAssertion>(reader, *table, "assertions", "smoke.assertions", readAssertion);
    smoke.commands = readNamed<ProjectCommand>(reader, *table, "commands", "smoke.commands", readSmokeCommand);
}

}  // namespace lockstep
