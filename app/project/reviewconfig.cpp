// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/configkeys.h"
#include "app/project/configsections.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

void readRuleChoices(TomlReader &reader, const toml::table &rules, ReviewConfig &review)
{
    static const QStringList severities{u"error"_s, u"warning"_s, u"note"_s, u"off"_s};
    for (const auto &[key, node] : rules) {
        const QString severity = reader.text(rules, key.data()).value_or(severities.front());
        if (!severities.contains(severity))
            reader.fail(node, {QT_TRANSLATE_NOOP("app", "\"%1\" is no severity."), {severity}},
                        {QT_TRANSLATE_NOOP("app", "Write error, warning, note or off.")});
        review.rules.push_back({nameOf(key), severity, int(key.source().begin.line)});
    }
}

void readSizeLimits(TomlReader &reader, const toml::table &table, SizeLimits &sizes)
{
    const auto read = [&](const char *key, qint64 unit, qint64 &limit) {
        const auto number = reader.number(table, key);
        if (number && *number < 0)
            reader.fail(*table.get(key),
                        {QT_TRANSLATE_NOOP("app", "\"%1\" is a count, from 0."), {QLatin1StringView(key)}});
        else if (number)
            limit = *number * unit;
    };
    constexpr qint64 megabyte = 1024LL * 1024;
    read("tiny_rows", 1, sizes.tinyRows);
    read("tiny_megabytes", megabyte, sizes.tinyBytes);
    read("big_rows", 1, sizes.bigRows);
    read("big_megabytes", megabyte, sizes.bigBytes);
}

void readConventions(TomlReader &reader, const toml::table &table, Conventions &conventions)
{
    conventions.requiredColumns = reader.texts(table, "required_columns");
    conventions.allowedTypes = reader.texts(table, "allowed_types");
    conventions.names = reader.text(table, "names").value_or(QString());
    if (!QRegularExpression(conventions.names).isValid())
        reader.fail(*table.get("names"),
                    {QT_TRANSLATE_NOOP("app", "\"%1\" is no regular expression."), {conventions.names}});
    conventions.longestLockTimeout
        = reader.duration(table, "longest_lock_timeout").value_or(conventions.longestLockTimeout);
    conventions.contractWindow = reader.duration(table, "contract_window").value_or(conventions.contractWindow);
    const auto most = reader.number(table, "most_rows");
    if (most && *most < 0)
        reader.fail(*table.get("most_rows"),
                    {QT_TRANSLATE_NOOP("app", "\"%1\" is a count, from 0."), {u"most_rows"_s}});
    conventions.mostRows = most.value_or(conventions.mostRows);
}

}  // namespace

void readReview(TomlReader &reader, const toml::table &file, ReviewConfig &review)
{
    static const QHash<QString, RuleSet> sets{
        {u"default"_s, RuleSet::Default}, {u"all"_s, RuleSet::All}, {u"hazards"_s, RuleSet::Hazards}};
    const toml::table *table = reader.table(file, "review");
    if (!table)
        return;
    reader.requireKnownKeys(*table, keysOf("review"));
    const QString set = reader.text(*table, "set").value_or(u"default"_s);
    if (!sets.contains(set))
        reader.fail(*table->get("set"), {QT_TRANSLATE_NOOP("app", "\"%1\" is no set of rules."), {set}},
                    {QT_TRANSLATE_NOOP("app", "Write default, all or hazards.")});
    review.set = sets.value(set);
    review.baseline = reader.text(*table, "baseline").value_or(review.baseline);
    if (const auto version = reader.number(*table, "postgres"); version && (*version < 9 || *version > 99))
        reader.fail(*table->get("postgres"),
                    {QT_TRANSLATE_NOOP("app", "\"postgres\" is the server's major version, such as 15.")});
    else
        review.version = int(version.value_or(0));
    readSizeLimits(reader, *table, review.sizes);
    readConventions(reader, *table, review.conventions);
    if (const toml::table *rules = reader.table(*table, "rules"))
        readRuleChoices(reader, *rules, review);
}

}  // namespace lockstep
