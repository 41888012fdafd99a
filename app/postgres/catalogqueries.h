// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/catalogreader.h"

#include <QByteArray>

namespace lockstep {

/// What readCatalog() asks, a query for each kind of thing; catalogreader.cpp takes their columns by place. What the
/// server and its extensions made is left out, and what is temporary.
struct CatalogQueries
{
    QByteArray schemas{};
    QByteArray extensions{};
    QByteArray tables{};
    QByteArray columns{};
    QByteArray constraints{};
    QByteArray indexes{};
    QByteArray triggers{};
    QByteArray policies{};
    QByteArray views{};
    QByteArray types{};
    QByteArray attributes{};
    QByteArray domainChecks{};
    QByteArray functions{};
    QByteArray sequences{};
    QByteArray grants{};
};

CatalogQueries catalogQueries(int serverVersion, ViewQueries views);

}  // namespace lockstep
