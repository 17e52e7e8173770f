// The program that an editor starts: runs the language server with cached compiled code.

import { keepCompiledCode } from "./compileCache.ts";

keepCompiledCode();
// The bundle of node.ts is next to this one. An import would be hoisted and load it before the line above runs.
require("./server.main.js");
