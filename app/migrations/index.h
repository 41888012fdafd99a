// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

// Each in the file of its name; index.cpp lists them.
extern const Layout golangMigrateLayout;
extern const Layout gooseLayout;
extern const Layout atlasLayout;
extern const Layout dbmateLayout;
extern const Layout flywayLayout;
extern const Layout graphileLayout;
extern const Layout drizzleLayout;
extern const Layout prismaLayout;
extern const Layout dieselLayout;
extern const Layout sqlxLayout;
extern const Layout nodePgMigrateLayout;
extern const Layout postgratorLayout;
extern const Layout liquibaseLayout;
extern const Layout plainLayout;
extern const Layout supabaseLayout;
extern const Layout sqitchLayout;

}  // namespace lockstep
