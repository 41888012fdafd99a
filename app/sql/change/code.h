// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What runs or decides: views, functions, triggers, policies.

#include "app/sql/change/parts.h"

namespace lockstep::change {

struct CreateView
{
    WrittenName name{};
    bool isReplaced = false;
    bool ifNotExists = false;
    bool isMaterialized = false;
    bool isTemporary = false;
    QStringList columns{};
    QByteArray query{};
    std::vector<WrittenName> uses{};  ///< relations that the query reads, names of its own CTEs left out
    bool isWithoutRows = false;  ///< materialized WITH NO DATA
};

struct CreateFunction
{
    QString kind{};  ///< "function", "procedure", "aggregate"
    WrittenName name{};
    bool isReplaced = false;
    struct Argument
    {
        QString name{};
        QString mode{};  ///< "in", "out", "inout", "variadic", "table"
        WrittenType type{};
        QByteArray defaultSql{};
    };
    std::vector<Argument> arguments{};
    WrittenType returns{};
    bool returnsTable = false;
    QString language{};
    QString body{};
    QString volatility{};  ///< "volatile", "stable", "immutable"
    bool isSecurityDefiner = false;
    bool isStrict = false;
    QStringList settings{};
    QStringList options{};  ///< what else it says, as SQL: "PARALLEL SAFE", "COST 10", "LEAKPROOF"
};

struct CreateTrigger
{
    QString name{};
    WrittenName relation{};
    bool isReplaced = false;
    QByteArray sql{};  ///< the whole statement
    WrittenName function{};
};

struct CreatePolicy
{
    QString name{};
    WrittenName relation{};
    QString command{};
    bool isPermissive = true;
    QStringList roles{};
    QByteArray usingSql{};
    QByteArray checkSql{};
    bool isAlter = false;  ///< ALTER POLICY: what is empty stays
};

}  // namespace lockstep::change
