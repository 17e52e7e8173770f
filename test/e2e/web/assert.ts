// A replacement for Node's `assert/strict`, which the suites use in the web.

import assert from "assert";

export default assert.strict;
