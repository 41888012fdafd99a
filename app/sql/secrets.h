// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace lockstep {

/// The texts that stand behind the word PASSWORD, with their quotes, in order; also those inside of other texts (DO,
/// EXECUTE) and behind a quote that is never closed. And, without quotes, the passwords in connection strings, as
/// CREATE SUBSCRIPTION and dblink take them: "password=…" and "scheme://user:…@host".
std::vector<ByteRange> passwordTexts(const QByteArray &sql);

/// The same SQL for people: '*' for each byte of a password, so that every place in it stays where it is.
QByteArray withoutPasswords(QByteArray sql);

/// What a parser says of that SQL, which may quote a piece of it: the passwords in it become '***'.
QString withoutPasswords(QString words, const QByteArray &sql);

}  // namespace lockstep
