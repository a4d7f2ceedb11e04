"""Words of job titles by level, highest first, and by language."""

from collections.abc import Mapping

LEVELS: Mapping[str, Mapping[str, str]] = {
    "owner": {
        "en": "owner, owners, co owner, founder, founders, cofounder, co founder, proprietor, "
        "managing partner, founding partner, senior partner, general partner, "
        "equity partner, partner, entrepreneur, self employed, freelance, freelancer",
        "de": "inhaber(in), mitinhaber(in), gründer(in), mitgründer(in), eigentümer(in), "
        "gesellschafter(in), selbstständig(e|er), selbständig(e|er), unternehmer(in), "
        "freiberufler(in), firmeninhaber(in)",
        "fr": "fondateur, fondatrice, cofondateur, cofondatrice, propriétaire, associé(e), "
        "chef d entreprise, cheffe d entreprise, entrepreneuse, auto entrepreneur",
        "es": "fundador(a), cofundador(a), dueño, dueña, propietario, propietaria, socio, "
        "socia, empresario, empresaria, autónomo, autónoma",
        "it": "fondatore, cofondatore, titolare, imprenditore, imprenditrice, comproprietario, "
        "libero professionista",
        "nl": "eigenaar, eigenaresse, mede eigenaar, oprichter, oprichtster, medeoprichter, "
        "ondernemer, vennoot, zzp, zzper",
    },
    "c-level": {
        "en": "chief, ceo, cfo, cto, cio, coo, cmo, cro, cpo, chro, cdo, cso, ciso, cco, cao, "
        "clo, cbo, cgo, cxo, cino, cdao, cpto, c e o, c f o, c t o, c i o, c o o, c m o, "
        "president, co president, chairman, chairwoman, chairperson, chair, board member, "
        "member of the board, board of directors, managing director, executive director, "
        "general counsel, c level, c suite",
        "de": "geschäftsführer(in), geschäftsführende(r), geschäftsführung, geschäftsleitung, "
        "vorstand, vorstands, vorständin, vorstandsvorsitzende(r), vorstandsmitglied, "
        "vorstandssprecher(in), finanzvorstand, vertriebsvorstand, generaldirektor(in), "
        "präsident(in), aufsichtsrat, mitglied der geschäftsleitung, firmenchef(in)",
        "fr": "pdg, p d g, dg, dga, président(e), directeur général, directrice générale, "
        "gérant(e), membre du directoire, dirigeant(e)",
        "es": "presidente, presidenta, director general, directora general, consejero, "
        "consejera, director ejecutivo, directora ejecutiva, gerente general, "
        "director gerente, directora gerente",
        "it": "amministratore delegato, amministratrice delegata, amministratore unico, "
        "amministratore, direttore generale, direttrice generale, consigliere delegato, "
        "consigliere di amministrazione",
        "nl": "algemeen directeur, algemeen manager, bestuurder, bestuurslid, "
        "bestuursvoorzitter, statutair directeur, directievoorzitter, directielid, "
        "voorzitter",
    },
    "vp": {
        "en": "vp, vps, svp, evp, avp, rvp, gvp, v p, vice president, vice presidents, "
        "vicepresident, vice pres, vp ops",
        "de": "vizepräsident(in), vice präsident(in)",
        "fr": "vice président(e)",
        "es": "vicepresidente, vicepresidenta, vice presidente, vice presidenta",
        "it": "vicepresidentessa",
        "nl": "vicevoorzitter",
    },
    "director": {
        "en": "director, directors, dir, head, chief of staff, chief of staff to …, "
        "general manager, gm, country manager, treasurer, group controller, "
        "corporate controller",
        "de": "direktor(in), *direktor(in), leiter(in), leitung, *leiter(in), *leitung, "
        "bereichsvorstand, prokurist(in), leitender angestellter",
        "fr": "directeur, directrice, direction, drh, dsi, daf, secrétaire général(e)",
        "es": "directora, director comercial, directivo, directiva",
        "it": "direttore, direttrice, dirigente",
        "nl": "hoofd, *hoofd, directie",
    },
    "manager": {
        "en": "manager, managers, mgr, mngr, supervisor, team lead, team leader, teamlead, "
        "group lead, group leader, people lead, squad lead, superintendent, foreman, "
        "shift leader, section head",
        "de": "*manager(in), managerin, teamleiter(in), teamleitung, gruppenleiter(in), "
        "gruppenleitung, schichtleiter(in), schichtleitung, filialleiter(in), "
        "filialleitung, marktleiter(in), objektleiter(in), vorarbeiter(in), "
        "stationsleitung",
        "fr": "responsable(s), manageur, manageuse, chef, cheffe, encadrant(e), superviseur(e)",
        "es": "gerente, jefe, jefa, encargado, encargada, supervisora, gerenta",
        "it": "responsabile, capo, caporeparto, capoturno, capoufficio, quadro, supervisore",
        "nl": "leidinggevende, teamleider, teamleidster, *leider, *leidster, bedrijfsleider, "
        "teammanager, groepsleider, teamcoach",
    },
    "senior": {
        "en": "senior, sr, snr, lead, principal, expert, fellow, distinguished, staff engineer, "
        "staff software engineer, staff scientist, staff developer, staff designer, "
        "chief engineer, chief architect, chief scientist, chief data scientist, "
        "chief accountant, chief designer, chief economist, chief editor, chief buyer, "
        "subject matter expert, technical lead, tech lead, evangelist",
        "de": "leitender, leitende, experte, expertin, chefentwickler(in), chefarchitekt(in), "
        "chefingenieur(in), erfahrener, erfahrene",
        "fr": "sénior, expérimenté(e), principale",
        "es": "experto, experta",
        "it": "esperto, esperta",
        "nl": "ervaren, hoofdingenieur, hoofdarchitect",
    },
    "staff": {
        "en": "assistant to …, assistants to …, assistant of …, pa to …, ea to …, "
        "secretary to …, advisor to …, adviser to …, support to …, account manager, "
        "account managers, account mgr, product manager, product mgr, product managers, "
        "product marketing manager, project manager, project managers, project mgr, "
        "program manager, programme manager, office manager, customer success manager, "
        "success manager, community manager, case manager, content manager, "
        "social media manager, relationship manager, client manager, territory manager, "
        "partner manager, channel manager, brand manager, category manager, "
        "campaign manager, implementation manager, engagement manager, release manager, "
        "change manager, delivery manager, business development manager, "
        "onboarding manager, technical account manager, event manager, events manager, "
        "account director, art director, hr business partner, people partner, "
        "talent acquisition partner, assistant, associate, analyst, analysts, engineer, "
        "engineers, developer, programmer, specialist, coordinator, co ordinator, "
        "representative, rep, reps, account executive, sales executive, "
        "marketing executive, hr executive, business development executive, "
        "customer service executive, accounts executive, administrator, admin, "
        "accountant, bookkeeper, buyer, purchaser, consultant, clerk, secretary, "
        "receptionist, technician, designer, architect, scientist, researcher, writer, "
        "editor, copywriter, planner, recruiter, agent, officer, auditor, lawyer, "
        "attorney, solicitor, counsel, paralegal, operator, worker, employee, junior, jr, "
        "trader, broker, underwriter, marketer, strategist, generalist, tester, sdr, bdr, "
        "ae, csm, advisor, adviser, product owner, account owner, scrum master, dba, sre, "
        "devops, teacher, nurse, salesperson, salesman, saleswoman, merchandiser, "
        "inspector, estimator, controller, member, staff, driver, technologist, "
        "statistician, economist, actuary, banker, contractor, support, professional, "
        "practitioner, individual contributor",
        "de": "assisten* der …, assisten* des …, assisten* von …, referent* der …, "
        "referent* des …, sekretär* der …, sekretär* des …, assisten* geschäftsführung, "
        "assisten* geschäftsleitung, assisten* vorstand, assisten* *leitung, "
        "sachbearbeiter(in), mitarbeiter(in), *mitarbeiter(in), referent(in), "
        "*referent(in), assistent(in), assistenz, *assistent(in), *assistenz, "
        "sekretär(in), *sekretär(in), entwickler(in), *entwickler(in), ingenieur(in), "
        "*ingenieur(in), berater(in), *berater(in), kaufmann, kauffrau, *kaufmann, "
        "*kauffrau, einkäufer(in), *einkäufer(in), verkäufer(in), *verkäufer(in), "
        "techniker(in), *techniker(in), buchhalter(in), *buchhalter(in), *analyst(in), "
        "spezialist(in), *spezialist(in), koordinator(in), *koordinator(in), "
        "administrator(in), *administrator, *planer(in), planer(in), disponent(in), "
        "*angestellte(r), jurist(in), *jurist(in), *anwalt, *anwältin, *prüfer(in), "
        "*controller, controllerin, produktmanager(in), projektmanager(in), "
        "projektleiter(in), projektleitung, teilprojektleiter(in), bauleiter(in), "
        "accountmanager(in), *betreuer(in), *vertreter(in), fachkraft, *fachkraft, "
        "fachinformatiker(in), informatiker(in), architekt(in), *architekt, *designer, "
        "recruiterin, personaler(in), verkaufsberater(in), *beauftragte(r), monteur(in), "
        "mechaniker(in), elektriker(in), außendienst, innendienst, "
        "key account manager(in), produktmanagement",
        "fr": "assistant* de …, assistant* du …, assistant* des …, secrétaire de …, "
        "chef(fe) de projet(s), chef(fe) de produit(s), chef de publicité, "
        "chef de marché, responsable de compte(s), directeur artistique, "
        "directrice artistique, assistante, attaché(e), chargé(e), conseiller, "
        "conseillère, ingénieur(e), développeur, développeuse, technicien, technicienne, "
        "comptable, acheteur, acheteuse, commercial(e), technico commercial(e), analyste, "
        "consultante, juriste, avocat(e), secrétaire, gestionnaire, employé(e), "
        "collaborateur, collaboratrice, vendeur, vendeuse, contrôleur, contrôleuse, "
        "administrateur, administratrice, formateur, formatrice, spécialiste, rédacteur, "
        "rédactrice, graphiste, coordinateur, coordinatrice, recruteur, recruteuse, "
        "conducteur, opérateur, opératrice",
        "es": "asistente de …, asistente del …, secretaria de …, secretario de …, "
        "jefe de producto, jefa de producto, jefe de proyecto, jefa de proyecto, "
        "jefe de proyectos, jefa de proyectos, gerente de cuenta, gerente de cuentas, "
        "gerente de producto, gerente de proyecto, gerente de proyectos, "
        "director de arte, directora de arte, director de cuentas, directora de cuentas, "
        "ejecutivo de ventas, ejecutiva de ventas, ejecutivo de cuentas, "
        "ejecutiva de cuentas, ejecutivo comercial, ejecutiva comercial, asistente, "
        "auxiliar, técnico, técnica, ingeniero, ingeniera, desarrollador(a), "
        "programador(a), analista, contable, contador(a), comprador(a), comercial, "
        "consultor(a), especialista, coordinador(a), administrativo, administrativa, "
        "abogado, abogada, empleado, empleada, asesor(a), vendedor(a), gestor(a), "
        "secretaria, secretario, administrador(a), agente, operario, operaria, "
        "diseñador(a), delegado comercial, delegada comercial, reclutador(a)",
        "it": "assistente di …, assistente del …, assistente della …, assistente alla …, "
        "assistente al …, assistente dell …, segretaria di …, segretaria del …, "
        "responsabile di prodotto, responsabile di progetto, capo progetto, capoprogetto, "
        "direttore artistico, assistente, impiegato, impiegata, addetto, addetta, "
        "ingegnere, sviluppatore, sviluppatrice, programmatore, programmatrice, "
        "contabile, ragioniere, ragioniera, tecnico, consulente, specialista, "
        "coordinatore, avvocato, avvocata, segretario, segretaria, commerciale, "
        "venditore, venditrice, collaboratore, progettista, operatore, operatrice, "
        "compratore, sistemista, grafico, funzionario, magazziniere, operaio",
        "nl": "assistent* van …, secretaresse van …, projectleider, projectleidster, "
        "projectmanager, productmanager, accountmanager, medewerker, medewerkster, "
        "*medewerker, *medewerkster, adviseur, *adviseur, *ingenieur, ontwikkelaar, "
        "*ontwikkelaar, inkoper, *inkoper, verkoper, *verkoper, boekhouder, boekhoudster, "
        "secretaresse, *secretaresse, analist, *analist, coördinator, vertegenwoordiger, "
        "*assistente, monteur, beheerder, *beheerder, werkvoorbereider, buitendienst, "
        "binnendienst, beleidsmedewerker, *specialist",
    },
    "intern": {
        "en": "intern, interns, internship, trainee, apprentice, student, working student, "
        "graduate trainee, trainee …, apprentice …, work experience",
        "de": "praktikant(in), *praktikant(in), werkstudent(in), praktikum, azubi, "
        "auszubildender, auszubildende, volontär(in), studentin, lehrling, "
        "duale studentin, dualer student, studentische hilfskraft, praktikant …, "
        "praktikantin …, werkstudent …, werkstudentin …, auszubildende …, "
        "auszubildender …",
        "fr": "stagiaire, apprenti(e), alternant(e), étudiant(e), stagiaire …, alternant …, "
        "alternante …, apprenti …",
        "es": "becario, becaria, practicante, aprendiz, pasante, en prácticas, estudiante, "
        "becario …, becaria …, practicante …",
        "it": "tirocinante, stagista, apprendista, studente, studentessa, tirocinio, "
        "tirocinante …, stagista …",
        "nl": "stagiair, stagiair …, leerling, stagelopend, afstudeerder",
    },
}
"""By level and language, phrases parted by commas."""
