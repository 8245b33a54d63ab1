import type { KeyType } from './generated-site.js';
import type { KeyPage } from './key-pages.js';

const legalNotice: KeyPage = {
  link: 'Legal notice',
  slug: 'legal-notice',
  title: 'Legal notice',
  main: `<h1>Legal notice</h1>
<p>The website is published by Soil and Row Ltd, registered in Ireland, company number 612345. Registered office: 4 Tanner Street, Cork. VAT number IE6123450A.</p>
<p>Telephone: +353 21 000 0012. Email: hello@soil-and-row.example.</p>
<p>Publication director: Nora Keane.</p>
<h2>Hosting provider</h2>
<p>The website is hosted by River Cloud SARL, 18 quai du Port, 44000 Nantes, France. Telephone: +33 2 40 00 00 34.</p>`,
};

const terms: KeyPage = {
  link: 'Terms of service',
  slug: 'terms-of-service',
  title: 'Terms of service',
  main: `<h1>Terms of service</h1>
<p>These terms govern the forum. By using the site you agree to them.</p>
<h2>What you undertake</h2>
<p>You agree not to post hate speech, threats or any illegal content.</p>
<h2>Moderation</h2>
<p>Our moderators read every report. They may remove a post and suspend an account that breaks these terms again; each decision is explained and can be contested for six months.</p>
<h2>Termination and governing law</h2>
<p>You may close your account at any time. Limitation of liability: the service is free and provided as it is. Governing law: the law of Ireland.</p>`,
};

const privacy: KeyPage = {
  link: 'Privacy policy',
  slug: 'privacy-policy',
  title: 'Privacy policy',
  main: `<h1>Privacy policy</h1>
<p>Soil and Row Ltd is the data controller of your personal data.</p>
<h2>Purposes and legal basis</h2>
<p>We collect what your account needs; the legal basis is our contract with you. Connection addresses are kept because the law demands it.</p>
<h2>Retention</h2>
<p>One year for connection addresses; three years after your last visit for the account. Third parties: our hosting provider only.</p>
<h2>Your rights</h2>
<p>You have the right of access, to rectification, to erasure and to object under the GDPR, and may complain to the supervisory authority.</p>`,
};

const contact: KeyPage = {
  link: 'Contact us',
  slug: 'contact-us',
  title: 'Contact us',
  main: `<h1>Contact us</h1>
<p>Write to us: we answer within three working days.</p>
<form method="post" action="/received"><h2>Contact form</h2>
<label>Your email <input type="email" name="email"></label>
<label>Your message <textarea name="message"></textarea></label>
<button type="submit">Send the message</button></form>`,
};

const reportForm: KeyPage = {
  link: 'Report illegal content',
  slug: 'report-illegal-content',
  title: 'Report illegal content',
  main: `<h1>Report illegal content</h1>
<p>Anyone may report illegal content, without an account. We review every report within a day.</p>
<form method="post" action="/received"><h2>Report</h2>
<label>URL of the content <input type="url" name="url"></label>
<label>Reason for the report <textarea name="reason"></textarea></label>
<label>Your name <input type="text" name="name"></label>
<label>Your email <input type="email" name="email"></label>
<label><input type="checkbox" name="good-faith"> I declare in good faith that this report is accurate and complete.</label>
<button type="submit">Send the report</button></form>`,
};

const registration: KeyPage = {
  link: 'Create an account',
  slug: 'register',
  title: 'Create an account',
  main: `<h1>Create an account</h1>
<form method="post" action="/received"><h2>Registration</h2>
<label>Nickname <input type="text" name="nickname" autocomplete="username"></label>
<label>Email <input type="email" name="email" autocomplete="email"></label>
<label>Password <input type="password" name="password" autocomplete="new-password"></label>
<button type="submit">Create my account</button></form>`,
};

const communityGuidelines: KeyPage = {
  link: 'Community guidelines',
  slug: 'community-guidelines',
  title: 'Community guidelines',
  main: `<h1>Community guidelines</h1>
<p>Be kind: good manners grow as well.</p>
<ul><li>Hate speech, harassment, bullying and impersonation are not allowed.</li>
<li>No hidden advertising, no repeated posts.</li></ul>
<p>Moderators remove what breaks these rules; a member is banned only after a warning.</p>`,
};

/** Pages of a made-up publisher who writes in English; written for this project. */
export const englishKeyPages: Readonly<Record<KeyType, KeyPage>> = {
  'legal-notice': legalNotice,
  terms,
  privacy,
  contact,
  'report-form': reportForm,
  registration,
  'community-guidelines': communityGuidelines,
};
