// Long legal texts for measuring: clauses of our own, put together until a page has the length that terms really have.

const clauses = {
  fr: [
    (n) =>
      `Article ${n} – Objet. Les présentes conditions générales d’utilisation régissent l’accès au service et son usage par tout utilisateur, inscrit ou non, professionnel ou consommateur.`,
    (n) =>
      `Article ${n} – Comptes. L’utilisateur s’engage à fournir des informations exactes ; le mot de passe est personnel et ne peut être cédé à un tiers. L’inscription est réservée aux personnes âgées de quinze ans ou plus.`,
    (n) =>
      `Article ${n} – Contenus interdits. Sont proscrits les propos haineux, les menaces, l’atteinte à la vie privée et tout contenu contraire à l’ordre public. Toute personne peut signaler un contenu qu’elle estime illicite.`,
    (n) =>
      `Article ${n} – Décisions. Lorsque nous retirons une publication ou limitons sa visibilité, son auteur reçoit un exposé des motifs clair et spécifique, avec les voies de recours ouvertes contre cette décision.`,
    (n) =>
      `Article ${n} – Réclamations. Une décision peut être contestée gratuitement pendant six mois par voie électronique ; elle est réexaminée par du personnel qualifié et non sur la seule base de moyens automatisés.`,
    (n) =>
      `Article ${n} – Prix et paiement. Les prix sont indiqués en euros, toutes taxes comprises. Le montant de ${n + 9},${n % 9}0 € est débité à la validation de la commande, par carte bancaire ou par virement.`,
    (n) =>
      `Article ${n} – Rétractation. Le consommateur dispose d’un délai de quatorze jours pour se rétracter sans motif ; le remboursement intervient au plus tard ${n + 2} jours après réception de sa demande.`,
    (n) =>
      `Article ${n} – Données personnelles. Le responsable du traitement conserve les données ${n} mois. La base légale est l’exécution du contrat ou l’intérêt légitime ; chacun dispose d’un droit d’accès, de rectification et d’effacement.`,
    (n) =>
      `Article ${n} – Recommandations. Les principaux paramètres utilisés par nos systèmes de recommandation sont la date, la langue et les abonnements ; l’utilisateur peut les modifier à tout moment dans ses réglages.`,
    (n) =>
      `Article ${n} – Responsabilité. Le service est fourni en l’état. Notre responsabilité ne saurait être engagée en cas de force majeure, d’interruption du réseau ou de faute de l’utilisateur, sauf disposition d’ordre public.`,
    (n) =>
      `Article ${n} – Litiges. Les présentes sont soumises au droit français. À défaut d’accord amiable, le consommateur peut saisir gratuitement le médiateur de la consommation avant toute action devant les tribunaux.`,
    (n) =>
      `Article ${n} – Modifications. Toute modification importante est annoncée ${n + 15} jours à l’avance par courriel ; l’utilisateur qui la refuse peut résilier son compte sans frais depuis son espace personnel.`,
  ],
  en: [
    (n) =>
      `${n}. Purpose. These terms and conditions govern access to the service and its use by any user, registered or not, acting as a trader or as a consumer.`,
    (n) =>
      `${n}. Accounts. You agree to give accurate information; your password is personal and may not be passed on to anybody. You must be at least fifteen years old to open an account.`,
    (n) =>
      `${n}. Prohibited content. Hate speech, threats, invasions of privacy and anything that is against the law may not be posted. Any person may report content that they consider to be illegal.`,
    (n) =>
      `${n}. Decisions. Where we remove a post or limit its visibility, its author receives a clear and specific statement of reasons, with the means of redress that are open against the decision.`,
    (n) =>
      `${n}. Complaints. A decision may be contested free of charge for six months by electronic means; it is reviewed by qualified staff and not solely on the basis of automated means.`,
    (n) =>
      `${n}. Price and payment. Prices are given in euros and include all taxes. The amount of € ${n + 9}.${n % 9}0 is charged when the order is confirmed, by card or by bank transfer.`,
    (n) =>
      `${n}. Withdrawal. Consumers may withdraw within fourteen days without giving a reason; the refund is made at the latest ${n + 2} days after their notice has reached us.`,
    (n) =>
      `${n}. Personal data. The controller keeps data for ${n} months. The legal basis is the performance of a contract or a legitimate interest; you have a right of access, rectification and erasure.`,
    (n) =>
      `${n}. Recommendations. The main parameters of our recommender systems are the date, the language and what you follow; you may change them at any time in your settings.`,
    (n) =>
      `${n}. Liability. The service is provided as is. We are not liable in the event of force majeure, of network failure or of a fault of the user, save where the law says otherwise.`,
    (n) =>
      `${n}. Disputes. These terms are governed by the law of France. Failing an amicable settlement, consumers may turn to the mediator free of charge before they bring a claim before the courts.`,
    (n) =>
      `${n}. Changes. We give notice of important changes ${n + 15} days in advance by e-mail; users who refuse them may terminate their account without cost from their personal space.`,
  ],
};

/**
 * Clauses and everyday sentences between them, as HTML of about `bytes` characters.
 * @param {'fr' | 'en'} language
 * @param {number} bytes
 * @param {() => string} filler gives the next paragraph that says nothing of the law
 */
export function longTerms(language, bytes, filler) {
  const own = clauses[language];
  let html = '';
  for (let n = 1; html.length < bytes; n++) {
    const [title, ...body] = own[n % own.length](n).split('. ');
    html += `<h2>${title}</h2>\n<p>${body.join('. ')}</p>\n<p>${filler()}</p>\n`;
    if (n % 5 === 0) html += `<ul><li>${own[(n * 7) % own.length](n)}</li><li>${filler()}</li></ul>\n`;
  }
  return html;
}
