// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/snapshotjson.h"

#include <QJsonArray>

#include <type_traits>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Writes the fields that a shape's fields() names; what is empty is left out.
class Writer
{
public:
    template <typename T>
    void operator()(const char *key, const T &value)
    {
        if (QJsonValue written = written_(value); !isEmpty(written))
            m_json.insert(QLatin1StringView(key), written);
    }
    QJsonObject take() { return std::move(m_json); }

private:
    static bool isEmpty(const QJsonValue &value)
    {
        return value == QJsonValue(false) || value == QJsonValue(QString()) || value == QJsonValue(0)
            || value == QJsonValue(QJsonArray()) || value == QJsonValue(QJsonObject());
    }
    static QJsonValue written_(bool value) { return value; }
    static QJsonValue written_(const QString &value) { return value; }
    static QJsonValue written_(const QStringList &value) { return QJsonArray::fromStringList(value); }
    static QJsonValue written_(const ObjectName &value) { return value == ObjectName{} ? QString() : toJson(value); }
    static QJsonValue written_(const std::optional<ObjectName> &value)
    {
        return value ? written_(*value) : QJsonValue(QString());
    }
    template <typename T>
    static QJsonValue written_(const std::vector<T> &values)
    {
        QJsonArray array;
        for (const T &value : values)
            array << written_(value);
        return array;
    }
    template <typename T>
    static QJsonValue written_(const std::map<QString, T> &values)
    {
        QJsonObject object;
        for (const auto &[key, value] : values)
            object.insert(key, written_(value));
        return object;
    }
    template <typename T>
    static QJsonValue written_(const std::map<ObjectName, T> &values)
    {
        QJsonObject object;
        for (const auto &[key, value] : values)
            object.insert(toJson(key), written_(value));
        return object;
    }
    template <typename T>
    static QJsonValue written_(const T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            return int(value);
        } else {
            Writer inner;
            fields(const_cast<T &>(value), inner);
            return inner.take();
        }
    }

    QJsonObject m_json;
};

/// Reads what Writer wrote.
class Reader
{
public:
    explicit Reader(QJsonObject json)
        : m_json(std::move(json))
    { }

    template <typename T>
    void operator()(const char *key, T &value)
    {
        read(m_json.value(QLatin1StringView(key)), value);
    }

private:
    static void read(const QJsonValue &json, bool &value) { value = json.toBool(); }
    static void read(const QJsonValue &json, QString &value) { value = json.toString(); }
    static void read(const QJsonValue &json, QStringList &value) { value = json.toVariant().toStringList(); }
    static void read(const QJsonValue &json, ObjectName &value)
    {
        value = json.isString() ? nameFromJson(json.toString()) : ObjectName{};
    }
    static void read(const QJsonValue &json, std::optional<ObjectName> &value)
    {
        if (json.isString())
            value = nameFromJson(json.toString());
    }
    template <typename T>
    static void read(const QJsonValue &json, std::vector<T> &values)
    {
        for (const auto &one : json.toArray())
            read(one, values.emplace_back());
    }
    template <typename T>
    static void read(const QJsonValue &json, std::map<QString, T> &values)
    {
        const QJsonObject object = json.toObject();
        for (auto one = object.begin(); one != object.end(); ++one)
            read(one.value(), values[one.key()]);
    }
    template <typename T>
    static void read(const QJsonValue &json, std::map<ObjectName, T> &values)
    {
        const QJsonObject object = json.toObject();
        for (auto one = object.begin(); one != object.end(); ++one)
            read(one.value(), values[nameFromJson(one.key())]);
    }
    template <typename T>
    static void read(const QJsonValue &json, T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            value = T(json.toInt());
        } else {
            Reader inner(json.toObject());
            fields(value, inner);
        }
    }

    QJsonObject m_json;
};

template <typename Visit>
void fields(ColumnShape &column, Visit &visit)
{
    visit("name", column.name);
    visit("type", column.type);
    visit("notNull", column.isNotNull);
    visit("default", column.defaultSql);
    visit("generated", column.generatedSql);
    visit("identity", column.identity);
    visit("collation", column.collation);
}

template <typename Visit>
void fields(ConstraintShape &constraint, Visit &visit)
{
    visit("name", constraint.name);
    visit("kind", constraint.kind);
    visit("columns", constraint.columns);
    visit("expression", constraint.expression);
    visit("referenced", constraint.referenced);
    visit("referencedColumns", constraint.referencedColumns);
    visit("onDelete", constraint.onDelete);
    visit("onUpdate", constraint.onUpdate);
    visit("deferrable", constraint.isDeferrable);
    visit("deferred", constraint.isInitiallyDeferred);
    visit("valid", constraint.isValid);
}

template <typename Visit>
void fields(IndexShape &index, Visit &visit)
{
    visit("name", index.name);
    visit("method", index.method);
    visit("keys", index.keys);
    visit("included", index.included);
    visit("predicate", index.predicate);
    visit("unique", index.isUnique);
    visit("nullsNotDistinct", index.nullsNotDistinct);
    visit("valid", index.isValid);
    visit("constraint", index.constraint);
}

template <typename Visit>
void fields(TriggerShape &trigger, Visit &visit)
{
    visit("name", trigger.name);
    visit("definition", trigger.definition);
    visit("enabled", trigger.isEnabled);
}

template <typename Visit>
void fields(PolicyShape &policy, Visit &visit)
{
    visit("name", policy.name);
    visit("command", policy.command);
    visit("permissive", policy.isPermissive);
    visit("roles", policy.roles);
    visit("using", policy.usingSql);
    visit("check", policy.checkSql);
}

template <typename Visit>
void fields(TableShape &table, Visit &visit)
{
    visit("kind", table.kind);
    visit("unlogged", table.isUnlogged);
    visit("columns", table.columns);
    visit("constraints", table.constraints);
    visit("indexes", table.indexes);
    visit("triggers", table.triggers);
    visit("policies", table.policies);
    visit("rowSecurity", table.hasRowSecurity);
    visit("rowSecurityForced", table.isRowSecurityForced);
    visit("partitionOf", table.partitionOf);
    visit("unknownColumns", table.hasUnknownColumns);
}

template <typename Visit>
void fields(ViewShape &view, Visit &visit)
{
    visit("materialized", view.isMaterialized);
    visit("definition", view.definition);
    visit("columns", view.columns);
    visit("uses", view.uses);
    visit("indexes", view.indexes);
}

template <typename Visit>
void fields(TypeShape &type, Visit &visit)
{
    visit("kind", type.kind);
    visit("labels", type.labels);
    visit("attributes", type.attributes);
    visit("base", type.baseType);
    visit("notNull", type.isNotNull);
    visit("default", type.defaultSql);
    visit("checks", type.checks);
}

template <typename Visit>
void fields(FunctionShape &function, Visit &visit)
{
    visit("kind", function.kind);
    visit("returns", function.returns);
    visit("language", function.language);
    visit("body", function.body);
    visit("volatility", function.volatility);
    visit("definer", function.isSecurityDefiner);
    visit("strict", function.isStrict);
    visit("settings", function.settings);
    visit("arguments", function.arguments);
    visit("options", function.options);
}

template <typename Visit>
void fields(SequenceShape &sequence, Visit &visit)
{
    visit("type", sequence.type);
    visit("ownedBy", sequence.ownedBy);
}

template <typename Visit>
void fields(Snapshot &snapshot, Visit &visit)
{
    visit("tables", snapshot.tables);
    visit("views", snapshot.views);
    visit("types", snapshot.types);
    visit("functions", snapshot.functions);
    visit("sequences", snapshot.sequences);
}

}  // namespace

QJsonObject toJson(const Snapshot &snapshot)
{
    Snapshot copy = snapshot;
    Writer writer;
    fields(copy, writer);
    return writer.take();
}

Snapshot snapshotFromJson(const QJsonObject &json)
{
    Snapshot snapshot;
    Reader reader(json);
    fields(snapshot, reader);
    return snapshot;
}

// Between the two stands what no name can hold.
QString toJson(const ObjectName &name)
{
    return name.schema + QChar::Null + name.name;
}

ObjectName nameFromJson(const QString &text)
{
    const qsizetype at = text.indexOf(QChar::Null);
    return {text.left(at), text.sliced(at + 1)};
}

}  // namespace lockstep
