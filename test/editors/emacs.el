;;; emacs.el --- drives an Emacs that has a log open, and prints what a user would see as one line of JSON  -*- lexical-binding: t; -*-

(require 'json)
(require 'seq)
;; Eglot is part of Emacs 29 and later, or a package.
(unless (or (require 'eglot nil t) (progn (package-initialize) (require 'eglot nil t)))
  (princ "{\"eglot\":null}\n")
  (kill-emacs 0))
(require 'flymake)
(require 'imenu)
(require 'xref)
(require 'rtcdll-log-mode)
(add-hook 'rtcdll-log-mode-hook #'eglot-ensure)

(defun drive-wait (what done)
  "Wait until DONE gives something, and return it; WHAT says what for."
  (let ((end (+ (float-time) 30)) found)
    (while (not (or (setq found (funcall done)) (> (float-time) end)))
      (accept-process-output nil 0.05))
    (or found (progn (princ (format "{\"timeout\":%S}\n" what)) (kill-emacs 1)))))

(defun drive-face (line column)
  "The face of the character in LINE (from 1) and COLUMN (from 0)."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- line))
    (format "%s" (get-text-property (+ (point) column) 'face))))

(defun drive-mode-of (file)
  "The mode in which Emacs opens FILE."
  (let ((rtcdll-log-mode-hook nil))
    (with-current-buffer (find-file-noselect file) (format "%s" major-mode))))

(find-file (car command-line-args-left))
(setq command-line-args-left nil)
(let ((mode (format "%s" major-mode)))
  ;; Without a window, Eglot does not start from a hook, only when called.
  (unless (eglot-current-server) (run-hooks 'post-command-hook))
  (drive-wait "server" (lambda () (eglot-current-server)))
  (unless flymake-mode (flymake-mode 1))
  (flymake-start)
  (let ((problems (drive-wait "diagnostics" (lambda () (flymake-diagnostics)))))
    (font-lock-ensure)
    (goto-char (point-min))
    (forward-line 62)
    (let* ((places (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
           (definition (xref-location-line (xref-item-location (car places))))
           (server (eglot-current-server))
           (hover (progn
                    (goto-char (point-min))
                    (forward-line 79)
                    (forward-char 52)
                    (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))))
      (princ
       (concat
        (json-encode
         `((eglot . t) (emacs . ,emacs-version) (mode . ,mode)
           (by_content . ,(drive-mode-of "messages.LOG")) (plain_text . ,(drive-mode-of "notes.txt"))
           (problems . ,(vconcat (mapcar (lambda (each)
                                           (vector (line-number-at-pos (flymake-diagnostic-beg each))
                                                   (format "%s" (flymake-diagnostic-type each))
                                                   (flymake-diagnostic-text each)))
                                         problems)))
           (definition . ,definition)
           (symbols . ,(vconcat (seq-filter #'stringp (flatten-tree (funcall imenu-create-index-function)))))
           (hover . ,(let ((contents (plist-get hover :contents))) (or (plist-get contents :value) contents)))
           (faces . ((prefix . ,(drive-face 80 0)) (status . ,(drive-face 80 52))
                     (method . ,(drive-face 63 44)) (header . ,(drive-face 64 0))))
           (explanation . ,(progn (rtcdll-log-explain)
                                  (with-current-buffer "*RTCDLL explanation*" (buffer-string))))))
        "\n"))
      (eglot-shutdown server)
      (kill-emacs 0))))
;;; emacs.el ends here
