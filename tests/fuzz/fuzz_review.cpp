// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/everything.h"

#include <cstddef>
#include <cstdint>

/// libFuzzer's entry: called with one input after the other.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    lockstep::test::doEverythingWith(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
