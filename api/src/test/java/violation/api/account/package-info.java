/** Broken rules of form; the mark of null is missing on purpose. */
package violation.api.account;
