import { describe, expect, it } from 'vitest';
import { readForms } from '../../src/facts/dom-forms.js';
import { readDom } from '../../src/facts/read-dom.js';
import { formHeadings, titledPage } from '../support/form-headings.js';

describe('the heading of a form of a saved page', () => {
  it.each(formHeadings)('$name', ({ body, heading }) => {
    const [form] = readForms(readDom(titledPage(body)), 'https://site.example/');
    expect(form?.heading).toBe(heading);
  });
});
