"""Words of job titles by function, the first of which counts where a title has several."""

from collections.abc import Mapping

FUNCTIONS: Mapping[str, Mapping[str, str]] = {
    "administration": {
        "en": "assistant to …, pa to …, ea to …, secretary to …, executive assistant, "
        "personal assistant, administrative assistant, office manager, office assistant, "
        "office administrator, receptionist, secretary, admin assistant, front desk",
        "de": "assisten* der geschäftsführung, assisten* der geschäftsleitung, "
        "assisten* des vorstands, assisten* des vorstandes, assisten* geschäftsführung, "
        "assisten* geschäftsleitung, assisten* vorstand, vorstandsassisten*, "
        "teamassisten*, sekretariat, sekretär(in), direktionsassisten*, "
        "vorstandssekretär(in), empfang, büroleiter(in), bürokauffrau, bürokaufmann, "
        "kauffrau für büromanagement, kaufmann für büromanagement",
        "fr": "assistant de direction, assistante de direction, secrétaire, "
        "assistant administratif, assistante administrative, secrétaire de direction",
        "es": "asistente de dirección, asistente de gerencia, secretaria de dirección, "
        "secretaria, secretario, auxiliar administrativo, auxiliar administrativa, "
        "administrativo, administrativa, recepcionista",
        "it": "assistente di direzione, assistente alla direzione, segretaria, segretario, "
        "impiegato amministrativo, impiegata amministrativa, assistente del direttore …",
        "nl": "directiesecretaresse, secretaresse, managementassistent*, directieassistent*, "
        "officemanager, administratief medewerker",
    },
    "procurement": {
        "en": "procurement, purchasing, sourcing, buyer, purchaser, strategic buyer, "
        "category manager, chief procurement officer, vendor manager, "
        "supplier management, chief buyer, category buyer",
        "de": "einkauf, einkaufs*, einkäufer(in), *einkauf, *einkäufer(in), beschaffung, "
        "beschaffungs*, lieferantenmanage*",
        "fr": "achat(s), acheteur, acheteuse, approvisionnement(s), approvisionneur",
        "es": "compras, comprador(a), aprovisionamiento, aprovisionamientos",
        "it": "acquisti, approvvigionamento, approvvigionamenti, ufficio acquisti, compratore",
        "nl": "inkoop, inkoop*, inkoper, *inkoper, *inkoop",
    },
    "legal": {
        "en": "legal, counsel, lawyer, attorney, solicitor, paralegal, compliance, privacy, "
        "clo, general counsel, regulatory, contracts manager, contract manager, dpo",
        "de": "recht, rechts*, jurist(in), *jurist(in), syndikus*, justiziar(in), datenschutz*, "
        "*anwalt, *anwältin",
        "fr": "juridique, juriste, avocat(e), conformité",
        "es": "jurídico, jurídica, legales, abogado, abogada, cumplimiento",
        "it": "legale, avvocato, avvocata, giuridico, affari legali",
        "nl": "juridisch, juridische, jurist, bedrijfsjurist, juridische zaken",
    },
    "HR": {
        "en": "hr, human resources, human resource, human capital, people operations, "
        "people ops, people officer, people partner, people and culture, people culture, "
        "people manager, head of people, vp people, director of people, people director, "
        "talent, recruiter, recruiting, recruitment, talent acquisition, chro, "
        "chief people officer, payroll, learning and development, compensation, hris, "
        "hrbp, workforce, culture",
        "de": "personal, personal*, *personal, personaler(in), ausbildungsleit*, recruiterin, "
        "lohnbuchhalt*",
        "fr": "rh, ressources humaines, drh, recrutement, paie, recruteur",
        "es": "rrhh, rr hh, recursos humanos, talento, selección, nóminas, capital humano",
        "it": "risorse umane, personale, selezione, paghe",
        "nl": "personeelszaken, personeel, p o, hrm, personeels*, werving",
    },
    "finance": {
        "en": "finance, financial, cfo, c f o, accounting, accountant, accounts payable, "
        "accounts receivable, controller, comptroller, treasurer, treasury, tax, audit, "
        "auditor, fp a, bookkeeper, billing, credit, investor relations, "
        "chief financial officer, chief accountant, actuary, payments",
        "de": "finanz*, finanzen, *controlling, controlling, *controller, controllerin, "
        "buchhaltung, *buchhaltung, buchhalter(in), *buchhalter(in), rechnungswesen, "
        "steuer*, steuern, kaufmännischer leiter, kaufmännische leitung, "
        "kaufmännische leiterin, wirtschaftsprüfer(in), finanzvorstand, debitoren*, "
        "kreditoren*",
        "fr": "financier, financière, finances, comptable, comptabilité, daf, trésorerie, "
        "trésorier, trésorière, contrôle de gestion, contrôleur de gestion, "
        "contrôleuse de gestion, administratif et financier, "
        "administrative et financière, raf, fiscal(e)",
        "es": "finanzas, financiero, financiera, contable, contabilidad, contador(a), "
        "tesorería, tesorero, tesorera, fiscal, administración y finanzas",
        "it": "finanza, finanziario, finanziaria, contabilità, contabile, ragioniere, "
        "ragioniera, amministrazione e finanza, amministrativo e finanziario, "
        "controllo di gestione, tesoreria, amministrazione finanza e controllo, fiscale",
        "nl": "financiën, financieel, financiële, boekhouding, boekhouder, boekhoudster, "
        "fiscalist, administrateur, belasting*",
    },
    "customer service": {
        "en": "customer success, customer service, customer services, customer support, "
        "customer care, customer experience, client success, client services, "
        "client service, client support, csm, call center, call centre, contact center, "
        "contact centre, help desk, helpdesk, technical support, support engineer, "
        "support agent, support specialist, support manager, onboarding, cx, "
        "service desk, field service, head of support, director of support, vp support, "
        "success manager, product support, support",
        "de": "kundenservice, kundendienst, *kundendienst, kundenbetreu*, kundenbetreuung, "
        "kundenerfolg, kundensupport, servicetechniker(in), kundenmanagement",
        "fr": "service client, relation client, relations clients, support client, "
        "support technique, sav, service après vente, expérience client, clientèle",
        "es": "atención al cliente, servicio al cliente, soporte, experiencia de cliente, "
        "éxito del cliente, posventa",
        "it": "servizio clienti, assistenza clienti, assistenza tecnica, assistenza",
        "nl": "klantenservice, klantcontact, klantsucces, klantenrelaties, klantenservice*",
    },
    "data": {
        "en": "data, analytics, business intelligence, bi, machine learning, ml, "
        "artificial intelligence, ai, insights, statistician, data science, "
        "data scientist, data engineer, data engineering, data analyst, "
        "chief data officer, cdo, cdao, data platform",
        "de": "daten, datenanalyst*, datenanalyse, daten*",
        "fr": "données, analytique, intelligence artificielle, décisionnel, décisionnelle",
        "es": "datos, analítica, inteligencia de negocio, inteligencia artificial",
        "it": "dati, intelligenza artificiale",
        "nl": "gegevens, data analist, dataanalist",
    },
    "marketing": {
        "en": "marketing, cmo, c m o, brand, content, communications, communication, comms, "
        "demand generation, demand gen, growth marketing, growth, seo, sem, ppc, "
        "social media, public relations, pr, media, digital marketing, product marketing, "
        "marketer, lead generation, campaign, copywriter, events manager, event manager, "
        "event marketing, advertising, abm, performance marketing, community, "
        "crm marketing, field marketing, marketing operations, communications officer, "
        "chief marketing officer, art director, marketing executive",
        "de": "*marketing, marketing*, kommunikation, *kommunikation, werbung, werbe*, "
        "öffentlichkeitsarbeit, pressesprecher(in), veranstaltung*, presse*",
        "fr": "marque, publicité, événementiel, chef de publicité",
        "es": "mercadeo, mercadotecnia, comunicación, comunicaciones, publicidad, marca, "
        "marketing digital",
        "it": "comunicazione, pubblicità",
        "nl": "communicatie, *communicatie, reclame",
    },
    "sales": {
        "en": "sales, account manager, account mgr, key account, account executive, "
        "accounts executive, account director, business development, bizdev, cro, "
        "revenue, chief revenue officer, sales engineer, sales engineering, presales, "
        "pre sales, solutions engineer, solution engineer, solutions consultant, "
        "solution consultant, sdr, bdr, ae, inside sales, sales operations, sales ops, "
        "revenue operations, revops, rev ops, sales enablement, channel, partnerships, "
        "alliances, partner manager, relationship manager, salesperson, salesman, "
        "saleswoman, commercial director, commercial manager, commercial officer, "
        "chief commercial officer, commercial, territory manager, client manager, "
        "technical account manager, sales representative, sales development, "
        "account management, client partner, global accounts, strategic accounts, "
        "sales support, business developer",
        "de": "vertrieb, vertriebs*, *vertrieb, verkauf, verkaufs*, verkäufer(in), "
        "*verkäufer(in), außendienst, *außendienst*, innendienst, kundenberater(in), "
        "handelsvertreter(in), gebietsleiter(in), accountmanager(in), "
        "key account manager(in), geschäftsentwicklung, regionalverkauf*",
        "fr": "commercial(e), commerciaux, vente(s), vendeur, vendeuse, grands comptes, "
        "technico commercial(e), développement commercial, ingénieur commercial, "
        "ingénieure commerciale, chargé d affaires, chargée d affaires, "
        "directeur de clientèle, avant vente, responsable de comptes",
        "es": "ventas, comercial, comerciales, vendedor(a), cuentas, grandes cuentas, "
        "desarrollo de negocio, desarrollo de negocios, preventa",
        "it": "vendite, commerciale, venditore, venditrice, sviluppo commerciale, "
        "agente di commercio, agente, area manager, prevendita",
        "nl": "verkoop, verkoop*, verkoper, *verkoper, commercieel, commerciële, "
        "accountmanager, vertegenwoordiger, relatiebeheerder, buitendienst, binnendienst",
    },
    "product": {
        "en": "product, products, product manager, product management, product owner, "
        "product lead, head of product, ux, user experience, ui, product designer, "
        "product design, chief product officer, cpo, cpto, product strategy, "
        "service designer",
        "de": "produkt*, *produktmanager(in)",
        "fr": "produit(s)",
        "es": "producto, productos",
        "it": "prodotto, prodotti",
        "nl": "productmanager, producteigenaar, productmanage*",
    },
    "IT": {
        "en": "it, i t, information technology, information systems, information services, cio, "
        "c i o, ciso, chief information officer, information security, cyber security, "
        "cybersecurity, security engineer, security analyst, security architect, "
        "security officer, infosec, system administrator, systems administrator, "
        "sysadmin, network, networks, infrastructure, cloud, database, dba, erp, sap, "
        "salesforce administrator, salesforce admin, salesforce developer, "
        "crm administrator, crm manager, digital transformation, enterprise architect, "
        "solution architect, solutions architect, it operations, it support, "
        "business systems, technology services, digital, systems analyst, "
        "it project manager, it manager, information officer, service delivery",
        "de": "edv, edv*, informationstechnik, informationssicherheit, *systemadministrator, "
        "systemadministrator(in), netzwerk*, fachinformatiker(in), informatik, "
        "informatiker(in), digitalisierung, digitalisierungs*, itleiter(in), "
        "systemadministration, anwendungsbetreu*, wirtschaftsinformatik*",
        "fr": "informatique, systèmes d information, dsi, si, rssi, système d information, "
        "administrateur système, réseau, réseaux, administrateur réseau, numérique",
        "es": "informática, informático, sistemas, tecnologías de la información, "
        "tecnología de la información, ciberseguridad, redes, ti, "
        "administrador de sistemas, transformación digital",
        "it": "informatica, informatico, sistemi informativi, sistemista, ict, "
        "sicurezza informatica, responsabile edp, reti",
        "nl": "automatisering, ict*, systeembeheer*, systeembeheerder, netwerkbeheer*, "
        "informatievoorziening, informatiemanager, applicatiebeheer*, "
        "informatiebeveiliging",
    },
    "engineering": {
        "en": "engineering, engineer, engineers, software, developer, developers, programmer, "
        "development manager, cto, c t o, technology, chief technology officer, devops, "
        "sre, qa, quality assurance engineer, test, tester, frontend, backend, front end, "
        "back end, full stack, fullstack, architect, r d, research and development, "
        "research, technical, technical director, technical lead, tech lead, scientist, "
        "researcher, technical manager, platform, mobile, hardware, mechanical, "
        "electrical, web developer, scrum master, chief technical officer, "
        "chief engineer, chief architect, chief scientist, design engineer, innovation, "
        "laboratory",
        "de": "entwicklung, entwicklungs*, *entwicklung, entwickler(in), *entwickler(in), "
        "ingenieur(in), *ingenieur(in), technik, technischer, technische, technisch*, "
        "konstruktion, konstruktions*, konstrukteur(in), forschung, forschungs*, f e, "
        "programmierer(in), architekt(in), *architekt",
        "fr": "ingénieur(e), ingénierie, développeur, développeuse, développement logiciel, "
        "technique, technologies, recherche, recherche et développement, bureau d études, "
        "logiciel, études, directeur technique, développement",
        "es": "ingeniería, ingeniero, ingeniera, desarrollador(a), desarrollo, técnico, "
        "técnica, tecnología, investigación, programador(a), i d, innovación, "
        "desarrollo de software",
        "it": "ingegneria, ingegnere, sviluppatore, sviluppatrice, sviluppo, sviluppo software, "
        "tecnico, tecnica, ricerca, ricerca e sviluppo, programmatore, programmatrice, "
        "progettista, progettazione, ufficio tecnico, tecnologie",
        "nl": "ontwikkeling, ontwikkelaar, *ontwikkelaar, techniek, technisch, onderzoek, "
        "onderzoeker, *ingenieur, ingenieur, softwareontwikkel*, technoloog, innovatie",
    },
    "operations": {
        "en": "operations, ops, coo, c o o, operating officer, chief operating officer, "
        "supply chain, logistics, warehouse, production, manufacturing, plant, "
        "plant manager, quality, facilities, facility, maintenance, project manager, "
        "program manager, programme manager, pmo, fulfillment, fulfilment, distribution, "
        "process improvement, lean, continuous improvement, transport, fleet, "
        "health and safety, hse, ehs, construction, site manager, project director, "
        "projects, project lead, project coordinator, operational excellence, "
        "business operations, shipping, store manager, factory, dispatcher, inventory, "
        "operator, delivery manager",
        "de": "betrieb, betriebs*, logistik, logistik*, *logistik, lager, lager*, produktion, "
        "produktions*, fertigung, fertigungs*, werk, werks*, werkleiter(in), qualität, "
        "qualitäts*, qualitätsmanage*, disponent*, projekt*, versand, versand*, "
        "instandhalt*, bauleiter(in), schichtleiter(in), arbeitssicherheit, prozess*, "
        "filialleiter(in)",
        "fr": "opérations, opérationnel, opérationnelle, exploitation, logistique, qualité, "
        "usine, industriel, industrielle, chef de projet, cheffe de projet, "
        "chaîne d approvisionnement, entrepôt, travaux, qse, chantier, sécurité, magasin",
        "es": "operaciones, logística, producción, calidad, planta, almacén, fábrica, "
        "cadena de suministro, mantenimiento, proyectos, proyecto, operario, tráfico, "
        "obra, prevención de riesgos",
        "it": "operazioni, logistica, produzione, qualità, stabilimento, magazzino, "
        "magazziniere, manutenzione, capo progetto, capoprogetto, progetti, operaio, "
        "operativo, acquisti e logistica, fabbrica, caporeparto, capoturno",
        "nl": "operationeel, operationele, logistiek, productie, productie*, kwaliteit, "
        "kwaliteits*, magazijn, magazijn*, projectleider, projectmanager, bedrijfsleider, "
        "bedrijfsvoering, planning, onderhoud, operaties, fabriek*, werkvoorbereider",
    },
    "general management": {
        "en": "ceo, c e o, chief executive, chief executive officer, president, co president, "
        "owner, founder, cofounder, co founder, managing director, executive director, "
        "general manager, gm, managing partner, chairman, chairwoman, chairperson, chair, "
        "board member, member of the board, board of directors, proprietor, entrepreneur, "
        "general management, country manager, strategy, corporate development, "
        "chief of staff, partner, branch manager",
        "de": "geschäftsführer(in), geschäftsführung, geschäftsleitung, geschäftsführend*, "
        "vorstand, vorstands, vorständin, vorstandsvorsitzende*, vorstandsmitglied*, "
        "inhaber(in), gründer(in), mitgründer(in), mitinhaber(in), eigentümer(in), "
        "gesellschafter(in), generaldirektor(in), präsident(in), unternehmer(in), "
        "niederlassungsleiter(in), standortleiter(in), unternehmensentwicklung, "
        "aufsichtsrat, strategie",
        "fr": "pdg, dg, dga, président(e), directeur général, directrice générale, gérant(e), "
        "fondateur, fondatrice, cofondateur, cofondatrice, propriétaire, "
        "direction générale, dirigeant(e), chef d entreprise, cheffe d entreprise, "
        "associé(e), stratégie, directeur de site, directrice de site, "
        "directeur d agence, directrice d agence",
        "es": "presidente, presidenta, director general, directora general, consejero delegado, "
        "consejera delegada, director ejecutivo, directora ejecutiva, gerente general, "
        "director gerente, directora gerente, fundador(a), cofundador(a), dueño, dueña, "
        "propietario, propietaria, socio, socia, empresario, empresaria, "
        "dirección general, estrategia",
        "it": "amministratore delegato, amministratrice delegata, amministratore unico, "
        "direttore generale, direttrice generale, fondatore, cofondatore, titolare, "
        "imprenditore, imprenditrice, consigliere delegato, strategia, direzione generale",
        "nl": "algemeen directeur, algemeen manager, eigenaar, eigenaresse, mede eigenaar, "
        "oprichter, oprichtster, medeoprichter, bestuurder, bestuursvoorzitter, "
        "bestuurslid, ondernemer, vennoot, statutair directeur, directievoorzitter, "
        "vestigingsmanager, vestigingsdirecteur",
    },
}
"""By function and language, phrases parted by commas."""
