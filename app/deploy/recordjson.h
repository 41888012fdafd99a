// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/runrecord.h"

#include <QJsonArray>

namespace lockstep {

// The values of a run as the journal keeps them and back: codes, ids, hashes, UTC times, untranslated texts. What
// cannot be read back becomes an empty value; the chain's hashes tell whether a row is as it was written.

QJsonObject toJson(const Message &message);
QJsonObject toJson(const Error &error);
QJsonObject toJson(const Fact &fact);
QJsonObject toJson(const Check &check);
QJsonObject toJson(const ObjectState &object);
QJsonObject toJson(const Plan &plan);

Message messageFromJson(const QJsonObject &json);
Error errorFromJson(const QJsonObject &json);
Fact factFromJson(const QJsonObject &json);
Check checkFromJson(const QJsonObject &json);
ObjectState objectFromJson(const QJsonObject &json);
Plan planFromJson(const QJsonObject &json);

/// What was agreed to, translated, of one of RunRecord::confirmations, and what was answered.
QString confirmationText(const QJsonObject &confirmation);

/// An array of what toJson() makes of each value.
template <typename T>
QJsonArray toJsonArray(const std::vector<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

template <typename T>
std::vector<T> listFromJson(const QJsonArray &array, T (*read)(const QJsonObject &))
{
    std::vector<T> values;
    for (const auto &value : array)
        values.push_back(read(value.toObject()));
    return values;
}

}  // namespace lockstep
