;;; rtcdll-log-mode.el --- Microsoft RTCDLL and uccapilog traces (SIP)  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: tools, files

;;; Commentary:

;; A major mode that colours a trace log, and the language server of RTCDLL Log for Eglot.  In your init file:
;;
;;     (require 'rtcdll-log-mode)
;;     (add-hook 'rtcdll-log-mode-hook #'eglot-ensure)
;;
;; Eglot is part of Emacs 29 and later, and a package (elpa-eglot) for older ones.

;;; Code:

(defgroup rtcdll-log nil
  "Microsoft RTCDLL and uccapilog traces."
  :group 'tools)

(defcustom rtcdll-log-server-command '("rtcdll-language-server" "--stdio")
  "The language server: the same program as (\"node\" \"…/dist/server.js\" \"--stdio\")."
  :type '(repeat string))

(defconst rtcdll-log--prefix
  (rx line-start
      (opt (repeat 1 2 digit) "/" (repeat 1 2 digit) "/" (= 4 digit) "|")
      (repeat 1 2 digit) ":" (= 2 digit) ":" (= 2 digit) (any ".,") (= 3 digit)
      (+ blank) (repeat 1 8 hex) ":" (repeat 1 8 hex) (+ blank) (+ (any "A-Za-z")) (* blank) "::")
  "How a record begins.")

(defconst rtcdll-log--request
  (rx (group upper (* (any "A-Z_-"))) (+ blank) (any "A-Za-z") (* (any "A-Za-z0-9+.-")) ":" (+ (not (any blank "\n")))
      (+ blank) "SIP/" digit)
  "A request line; its group is the method.")

(defun rtcdll-log--starts (pattern)
  "PATTERN where a start line may stand: behind the prefix of a record, or alone."
  (concat "\\(?:" rtcdll-log--prefix "[ \t]*\\|^\\)" pattern))

(defun rtcdll-log--status (code)
  "A status line with this CODE, a pattern; its group is the code with the reason."
  (rtcdll-log--starts (concat "SIP/[0-9.]+[ \t]+\\(" code "\\(?:[ \t].*\\)?\\)$")))

(defconst rtcdll-log-font-lock-keywords
  `((,rtcdll-log--prefix . font-lock-comment-face)
    (,(rtcdll-log--starts rtcdll-log--request) 1 font-lock-function-name-face)
    (,(rtcdll-log--status "2[0-9][0-9]") 1 'success)
    (,(rtcdll-log--status "\\(?:3[0-9][0-9]\\|40[17]\\)") 1 'warning)
    (,(rtcdll-log--status "[456][0-9][0-9]") 1 'error)
    (,(concat rtcdll-log--prefix "[ \t]*\\(End of \\(?:Sending Packet\\|Data Received\\).*\\)") 1 font-lock-comment-face)
    (,(concat rtcdll-log--prefix "[ \t]*\\(Sending Packet\\|Data Received\\)") 1 font-lock-keyword-face)
    ("\\<\\(?:gssapi-data\\|rspauth\\|response\\|opaque\\|[cs]rand\\)[ \t]*=[ \t]*\\(\"[^\"\n]*\"?\\)"
     1 font-lock-comment-face)
    ("^\\([A-Za-z][A-Za-z0-9-]*\\)[ \t]*:" 1 font-lock-variable-name-face)
    ("^\\([a-z]\\)=" 1 font-lock-type-face)
    ("</?\\([A-Za-z_][A-Za-z0-9_:.-]*\\)" 1 font-lock-type-face)
    ("\"[^\"\n]*\"" . font-lock-string-face)
    ("\\_<\\(?:0x\\)?80\\(?:07\\|09\\|0[Bb]\\|[Ee][EeFf]\\|[Ff]0\\)[0-9A-Fa-f]\\{4\\}\\_>" . font-lock-constant-face))
  "What matters in a log.  No pattern goes beyond its line.")

;;;###autoload
(define-derived-mode rtcdll-log-mode fundamental-mode "RTCDLL Log"
  "Major mode for traces that RTCDLL and its successors write."
  (setq-local font-lock-defaults '(rtcdll-log-font-lock-keywords t))
  (setq-local truncate-lines t))

;; Emacs looks again for these names in any case of letters (`auto-mode-case-fold').
;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\(?:/\\|\\`\\)RTCDLL[^/]*\\.\\(?:log\\|old\\|bak\\|log\\.[^/]*\\)\\'" . rtcdll-log-mode))
;;;###autoload
(add-to-list 'auto-mode-alist '("\\.uccapilog\\(?:\\.\\(?:bak\\|old\\)\\)?\\'" . rtcdll-log-mode))
;; And a text of any other name by its first line.
(add-to-list 'magic-fallback-mode-alist (cons rtcdll-log--prefix 'rtcdll-log-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'rtcdll-log-mode rtcdll-log-server-command)))

(declare-function eglot-current-server "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function jsonrpc-request "jsonrpc")

(defun rtcdll-log-explain ()
  "Tell in words what this log shows, beside it."
  (interactive)
  (let* ((server (or (and (fboundp 'eglot-current-server) (eglot-current-server))
                     (user-error "The language server is not running here: M-x eglot")))
         (uri (plist-get (eglot--TextDocumentIdentifier) :uri))
         (text (jsonrpc-request server :workspace/executeCommand
                                (list :command "rtcdll.server.explainLog" :arguments (vector uri)))))
    (unless (stringp text) (user-error "This log cannot be explained"))
    (with-current-buffer (get-buffer-create "*RTCDLL explanation*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert text)
        (goto-char (point-min)))
      (special-mode)
      (display-buffer (current-buffer)))))

(provide 'rtcdll-log-mode)
;;; rtcdll-log-mode.el ends here
