-- Starts the language server for logs, gives its colours a look, and adds :RtcdllExplain.

if vim.g.loaded_rtcdll then
  return
end
vim.g.loaded_rtcdll = true

-- How a message fared, on top of its kind. With `default`, a colour scheme may say otherwise.
local outcomes = {
  failed = "DiagnosticError",
  unanswered = "DiagnosticError",
  declined = "DiagnosticWarn",
  challenged = "DiagnosticWarn",
  redirected = "DiagnosticWarn",
  pending = "DiagnosticWarn",
  orphan = "DiagnosticHint",
  cancelled = "Comment",
  retransmitted = "Comment",
}

-- Groups of semantic tokens, which Neovim has had since 0.9.
local function highlight()
  if vim.fn.has("nvim-0.9") == 0 then
    return
  end
  for outcome, group in pairs(outcomes) do
    vim.api.nvim_set_hl(0, "@lsp.mod." .. outcome .. ".rtcdll", { link = group, default = true })
  end
end

-- The keys of Neovim 0.11, for older ones.
local function map_keys(buffer)
  local function map(keys, action)
    vim.keymap.set("n", keys, action, { buffer = buffer })
  end
  vim.bo[buffer].tagfunc = "v:lua.vim.lsp.tagfunc"
  map("K", vim.lsp.buf.hover)
  map("gO", vim.lsp.buf.document_symbol)
  map("grr", vim.lsp.buf.references)
  map("gri", vim.lsp.buf.implementation)
  map("gra", vim.lsp.buf.code_action)
end

local function config()
  local file = vim.api.nvim_get_runtime_file("lsp/rtcdll.lua", false)[1]
  local made = dofile(file)
  made.name = "rtcdll"
  made.on_attach = function(_, buffer)
    map_keys(buffer)
  end
  return made
end

-- Neovim 0.7 has no vim.lsp.start, which finds a server that runs already.
local running

local function start(buffer)
  if vim.lsp.start then
    vim.lsp.start(config(), { bufnr = buffer })
    return
  end
  if not (running and vim.lsp.get_client_by_id(running)) then
    running = vim.lsp.start_client(config())
  end
  if running then
    vim.lsp.buf_attach_client(buffer, running)
  end
end

local function client_of(buffer)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer })
    or vim.tbl_values(vim.lsp.buf_get_clients(buffer))
  for _, client in ipairs(clients) do
    if client.name == "rtcdll" then
      return client
    end
  end
end

-- Calls `request` as 0.11 and as older ones have it.
local function request(client, method, params, handler, buffer)
  if vim.fn.has("nvim-0.11") == 1 then
    return client:request(method, params, handler, buffer)
  end
  return client.request(method, params, handler, buffer)
end

-- The answer in words, beside the log.
local function explain()
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return vim.notify("This buffer is no log that the language server has open.", vim.log.levels.WARN)
  end
  local params = { command = "rtcdll.server.explainLog", arguments = { vim.uri_from_bufnr(buffer) } }
  request(client, "workspace/executeCommand", params, function(failure, markdown)
    if type(markdown) ~= "string" then
      return vim.notify(failure and failure.message or "This log cannot be explained.", vim.log.levels.WARN)
    end
    vim.cmd("new")
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(markdown, "\n"))
    vim.bo.buftype = "nofile"
    vim.bo.bufhidden = "wipe"
    vim.bo.modifiable = false
    vim.bo.filetype = "markdown"
  end, buffer)
end

local group = vim.api.nvim_create_augroup("rtcdll", {})
vim.api.nvim_create_autocmd("ColorScheme", { group = group, callback = highlight })
highlight()

if vim.lsp.enable then
  vim.lsp.enable("rtcdll")
else
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = "rtcdll",
    callback = function(event)
      start(event.buf)
    end,
  })
end

-- How each request ended, beside its line.
if vim.lsp.inlay_hint and vim.lsp.inlay_hint.enable then
  vim.api.nvim_create_autocmd("LspAttach", {
    group = group,
    callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      if client and client.name == "rtcdll" then
        vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
      end
    end,
  })
end

vim.api.nvim_create_user_command("RtcdllExplain", explain, { desc = "Tell in words what a log shows" })
